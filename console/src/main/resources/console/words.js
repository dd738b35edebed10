// What the pages say, in English and Chinese, and which of the two is chosen.
import { keep, recall } from './dom.js';

const WORDS = {
  board: ['Board', '看板'],
  progress: ['Progress', '进度查询'],
  otherLanguage: ['中文', 'English'],
  otherLanguageLabel: ['切换到中文', 'Switch to English'],
  tenant: ['Organisation', '单位'],
  site: ['Site', '地点'],
  yourName: ['Your name', '您的姓名'],
  signAs: ['Who are you?', '请署名'],
  signWhy: ['Your name stands in the timeline of what you do.', '您的姓名会记入处理记录。'],
  save: ['Save', '保存'],
  cancel: ['Cancel', '取消'],
  change: ['Change name', '更改署名'],
  live: ['Live', '实时'],
  cut: ['The stream is cut. What you see may be out of date; connecting again…', '连接已中断，所见内容可能不是最新；正在重新连接……'],
  away: ['The store does not answer. What you see may be out of date; trying again…', '数据库暂无响应，所见内容可能不是最新；正在重试……'],
  waiting: ['Waiting for somebody', '待接手'],
  open: ['Without an answer', '未答复'],
  overdue: ['Overdue', '已超时'],
  inTime: ['In time today', '今日按时率'],
  inTimeOf: (a, b) => [`${a} of ${b}`, `${a} / ${b}`],
  noneToday: ['none due yet', '今日暂无'],
  escalations: ['Escalations', '升级事项'],
  nothingEscalated: ['Nothing is escalated.', '目前没有升级事项。'],
  nothingEscalatedWhy: ['Every case is within its time, or somebody has it.', '所有事项均在时限内，或已有人接手。'],
  more: (n) => [`and ${n} more`, `另有 ${n} 项`],
  recent: ['Recent cases', '最近事项'],
  found: ['Found', '查找结果'],
  find: ['Find in titles and texts', '按标题或内容查找'],
  nothingFound: ['No case says that.', '没有找到相关事项。'],
  noCases: ['No case yet.', '暂无事项。'],
  noCasesWhy: ['The first report shows here within a second.', '收到第一条反映后，一秒内即会显示。'],
  noTenants: ['Nothing has been reported yet.', '尚未收到任何反映。'],
  noTenantsWhy: ['As soon as the first report is in, its organisation can be chosen here.', '收到第一条反映后，即可在此选择单位。'],
  acknowledge: ['Acknowledge', '接手'],
  acknowledging: ['Taking it…', '正在接手……'],
  respond: ['Send the answer', '提交答复'],
  respondLabel: ['Answer to the reporter', '给反映人的答复'],
  respondHint: ['What was done, or will be, and by when.', '说明已做什么、将做什么、何时完成。'],
  resolve: ['Resolve', '办结'],
  comment: ['Add comment', '添加备注'],
  commentLabel: ['Comment for colleagues', '内部备注'],
  textMissing: ['Write something first.', '请先填写内容。'],
  sent: ['Taken in. It shows here in a moment.', '已提交，稍后即显示。'],
  refused: ['Not taken in:', '未能提交：'],
  notReached: ['The console cannot be reached. Try again; nothing happens twice.', '无法连接控制台。请重试，不会重复处理。'],
  overdueBy: (t) => [`${t} overdue`, `超时 ${t}`],
  dueIn: (t) => [`due in ${t}`, `剩余 ${t}`],
  reports: (n) => [n === 1 ? '1 report' : `${n} reports`, `${n} 条反映`],
  reportsLabel: ['Reports', '反映数'],
  owner: ['Owner', '责任部门'],
  nobody: ['nobody yet', '未指定'],
  assignee: ['Assigned to', '承办人'],
  untitled: ['Untitled', '无标题'],
  hidden: ['The text is only for named roles.', '内容仅限指定人员查看。'],
  confidential: ['Confidential', '保密'],
  said: ['What was said', '反映内容'],
  clocks: ['Clocks', '时限'],
  noClocks: ['No clock runs on this case.', '此事项没有时限。'],
  timeline: ['Timeline', '处理记录'],
  facts: ['Facts', '基本信息'],
  suggestions: ['Perhaps the same', '可能重复'],
  suggestionsWhy: ['Alike, but not enough to be put together without a person.', '内容相近，是否合并请人工判断。'],
  escalated: ['Escalated', '升级记录'],
  neverEscalated: ['Never.', '未曾升级。'],
  actions: ['What to do', '处理'],
  closedNow: ['This case is closed.', '此事项已结束。'],
  mergedInto: ['Merged into', '已合并至'],
  reference: ['Reference', '编号'],
  category: ['Category', '类别'],
  kind: ['Kind', '类型'],
  channel: ['Channel', '渠道'],
  severity: ['Severity', '严重程度'],
  place: ['Place', '位置'],
  opened: ['Opened', '提出时间'],
  updated: ['Last change', '最近变动'],
  reason: ['Sorted by', '分类依据'],
  severityReason: ['Severity by', '程度依据'],
  satisfaction: ['Satisfaction', '满意度'],
  votes: (n) => [n === 1 ? '1 vote' : `${n} votes`, `${n} 票`],
  policyVersion: ['Policy version', '规则版本'],
  deadline: ['Deadline', '截止'],
  noDeadline: ['no deadline', '无截止时间'],
  stopped: ['Stopped', '停止'],
  recordedOnly: ['recorded, nobody paged', '仅记录，未通知'],
  to: (names) => [`to ${names}`, `通知 ${names}`],
  complete: ['Done', '此步完成'],
  owes: (name) => [`owed by ${name}`, `责任人 ${name}`],
  again: (n) => [n === 1 ? 'raised once more' : `raised ${n} times more`, `已重复提醒 ${n} 次`],
  by: ['by', '由'],
  loading: ['Loading…', '正在加载……'],
  notFound: ['There is no case with this id.', '没有此编号的事项。'],
  backToBoard: ['Back to the board', '返回看板'],
  unavailable: ['Not available just now. Trying again…', '暂时无法使用，正在重试……'],
  progressTitle: ['Where does my report stand?', '我的反映办到哪一步了？'],
  progressHint: ['Enter the reference that you were given.', '请输入提交时获得的编号。'],
  progressField: ['Reference', '编号'],
  progressAt: ['Organisation and site', '单位与地点'],
  progressAtHint: ['As on your receipt, for example north-mine.shaft-2', '见回执，例如 north-mine.shaft-2'],
  lookUp: ['Look up', '查询'],
  unknownReference: ['We do not know this reference. Please compare it with your receipt; a new report needs a few seconds.', '未查到此编号。请与回执核对；刚提交的反映需等待几秒。'],
  badReference: ['This cannot be a reference: it has twelve letters and digits, and the last one checks the others. Please compare it with your receipt.', '编号有误：应为十二位字母和数字，末位为校验码。请与回执核对。'],
  received: ['Received', '已收到'],
  takenUp: ['Taken up', '已受理'],
  answered: ['Answered', '已答复'],
  closed: ['Closed', '已办结'],
  notYet: ['not yet', '尚未'],
  answerDue: ['Answer due by', '答复期限'],
  progressPrivacy: ['Only where it stands is shown here: no text, and nothing about anybody else.', '此处只显示办理进度，不显示内容，也不涉及他人信息。'],
  skip: ['Skip to the content', '跳到正文'],
};

const SYMBOLS = {
  OPEN: ['Open', '待处理'], ACKNOWLEDGED: ['Acknowledged', '已接手'], ANSWERED: ['Answered', '已答复'],
  RESOLVED: ['Resolved', '已办结'], CANCELLED: ['Cancelled', '已撤销'], MERGED: ['Merged', '已合并'],
  LOW: ['Low', '低'], NORMAL: ['Normal', '一般'], HIGH: ['High', '高'], CRITICAL: ['Critical', '紧急'],
  FEEDBACK: ['Feedback', '意见'], SUGGESTION: ['Suggestion', '建议'], PROPOSAL: ['Proposal', '提案'],
  COMPLAINT: ['Complaint', '投诉'], HARDSHIP: ['Hardship', '困难求助'], INCIDENT: ['Incident', '事件'], HAZARD: ['Hazard', '隐患'],
  MINI_PROGRAM: ['Mini-program', '小程序'], HOTLINE: ['Hotline', '热线'], MAILBOX: ['Mailbox', '信箱'],
  TALK_CORNER: ['Talk corner', '谈心角'], SNAPSHOT: ['Snapshot', '随手拍'], WEB: ['Web', '网页'], API: ['API', '接口'], IMPORT: ['Import', '导入'],
  RUNNING: ['Running', '计时中'], PAUSED: ['Paused', '已暂停'], MET: ['In time', '按时'], LATE: ['Late', '超时完成'],
  WARNING: ['Due soon', '即将到期'], BREACH: ['Overdue', '已超时'], STEP: ['Still overdue', '持续超时'], SUMMARY: ['Summary', '汇总'],
  OPENED: ['Opened', '提出'], REPORT_JOINED: ['Another report joined', '并入一条反映'], SUGGESTED: ['Perhaps the same as another', '疑似重复'],
  ASSIGNED: ['Assigned', '已指派'], RESPONDED: ['Answered', '已答复'], TRANSFERRED: ['Transferred', '已转办'],
  RESUMED: ['Resumed', '已恢复'], REOPENED: ['Reopened', '已重开'], RECLASSIFIED: ['Sorted anew', '重新分类'],
  MERGED_IN: ['Another case merged in', '并入另一事项'], SPLIT: ['Split', '拆分'], SPLIT_OFF: ['Split off', '拆分而来'],
  SNOOZED: ['Snoozed', '暂缓提醒'], COMPLETED: ['Step done', '步骤完成'], REARMED: ['Reminders are on again', '恢复提醒'], COMMENTED: ['Comment', '备注'], VOTED: ['Vote', '评价'],
  DEADLINE_CHANGED: ['Deadline changed', '截止时间变更'], BREACHED: ['Deadline missed', '超过时限'], ESCALATED: ['Escalated', '已升级'],
  REFUSED: ['Refused', '未予受理'], BATCH_ENDED: ['Import ended', '导入结束'],
  UNSORTED: ['Unsorted', '未分类'], UNSPECIFIED: ['—', '—'],
  respond: ['First answer', '首次答复'], acknowledge: ['Acknowledgement', '接手'], resolve: ['Resolution', '办结'],
  rule: ['rule', '规则'], model: ['model', '模型'], producer: ['the producer', '来源系统'], staff: ['staff', '工作人员'], none: ['no rule matched', '未匹配规则'],
};

const saved = recall('language');
let language = ['en', 'zh'].includes(saved) ? saved : (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

/** The language in use: 'en' or 'zh'. */
export const spoken = () => language;

/** Goes over to the other language, for good, and shows the page anew. */
export function switchLanguage() {
  keep('language', language === 'zh' ? 'en' : 'zh');
  location.reload();
}

/** What the page says here. */
export function t(key, ...values) {
  const word = WORDS[key];
  const pair = typeof word === 'function' ? word(...values) : word;
  return pair[language === 'zh' ? 1 : 0];
}

/** A symbol of an event in words; what is not known (a tenant's own category) stays as it is. */
export function symbol(name) {
  const pair = Object.hasOwn(SYMBOLS, name) ? SYMBOLS[name] : null;
  return pair ? pair[language === 'zh' ? 1 : 0] : name;
}
