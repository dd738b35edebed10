// Sends one report by each of four clients, and those that have an identity twice, as a client does that lost the answer.
// Usage: node clients.mjs '{"kafka":..,"registry":..,"topic":..,"gateway":..,"tls":..,"tenant":..,"site":..}'
// Prints one line of JSON: what each was answered.
import { AvroSerializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import pagerduty from '@pagerduty/pdjs';
import { CloudEvent, emitterFor, httpTransport, Mode } from 'cloudevents';

const to = JSON.parse(process.argv[2]);
const path = (adapter) => `/adapters/${adapter}/${to.tenant}/${to.site}`;

/** Confluent's client where its native part is there for this machine; else KafkaJS, whose interface it has. */
async function producer() {
  const brokers = [to.kafka];
  try {
    const { KafkaJS } = (await import('@confluentinc/kafka-javascript')).default;
    const logLevel = KafkaJS.logLevel.NOTHING;
    return ['@confluentinc/kafka-javascript', new KafkaJS.Kafka({ kafkaJS: { brokers, logLevel } }).producer({ kafkaJS: { acks: -1 } })];
  } catch {
    const { Kafka, logLevel, Partitioners } = (await import('kafkajs')).default;
    return ['kafkajs', new Kafka({ brokers, logLevel: logLevel.NOTHING }).producer({ createPartitioner: Partitioners.DefaultPartitioner })];
  }
}

async function avro() {
  const registry = new SchemaRegistryClient({ baseURLs: [to.registry] });
  const values = new AvroSerializer(registry, SerdeType.VALUE, { useLatestVersion: true, autoRegisterSchemas: false });
  const value = await values.serialize(to.topic, {
    eventId: 'avro-1', tenant: to.tenant, site: to.site, kind: 'HAZARD', channel: 'API', title: null,
    text: '三号皮带机有异响 (from Node, in Avro)', reporter: null, submittedAt: Date.now(), occurredAt: null, place: null,
    category: null, severity: 'HIGH', dueAt: null, batch: null, attachments: [], attributes: { from: 'node' }, dedupKey: null,
  });
  const [name, kafka] = await producer();
  await kafka.connect();
  const message = { key: `${to.tenant}.${to.site}`, value };
  for (let i = 0; i < 2; i++) {
    await kafka.send({ topic: to.topic, messages: [message] });
  }
  await kafka.disconnect();
  return name;
}

/** Binary and then structured: one event, however it is written. The SDK does not encode what a header cannot hold. */
async function cloudEvent() {
  const send = httpTransport(to.gateway + path('cloudevents'));
  const event = new CloudEvent({
    id: 'ce-1', source: 'https://lifts.example.org/3', type: 'com.example.lift.stuck', subject: 'lift 3',
    datacontenttype: 'application/json', data: { message: '三号宿舍楼的电梯卡在楼层之间 (from the CloudEvents SDK)' },
  });
  await emitterFor(send, { mode: Mode.BINARY })(event);
  return JSON.parse((await emitterFor(send, { mode: Mode.STRUCTURED })(event)).body);
}

async function open311() {
  const answer = await fetch(`${to.gateway}${path('open311')}/v2/requests.json`, {
    method: 'POST',
    body: new URLSearchParams({
      service_code: 'light', lat: '37.5', long: '-122.25', address_string: '1234 5th street',
      description: 'The street lamp at the east gate has been dark since Monday.',
    }),
  });
  return { status: answer.status, said: await answer.json() };
}

async function pagerDuty() {
  const data = {
    routing_key: 'e93facc04764012d7bfb002500d5d1a6', dedup_key: 'fan-7',
    payload: { summary: 'The fan of gallery 7 has stopped', source: 'fan-7.example.org', severity: 'critical' },
  };
  const server = to.tls + path('pagerduty');
  await pagerduty.trigger({ server, data });
  const answer = await pagerduty.trigger({ server, data });
  return { status: answer.response.status, said: answer.data };
}

const said = { kafka: await avro(), cloudEvent: await cloudEvent(), open311: await open311(), pagerDuty: await pagerDuty() };
console.log(JSON.stringify(said));
process.exit(0);
