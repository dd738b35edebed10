// The stream of changes, and the red line when it is cut. The browser connects again by itself; where it has given up, we do.
import { byId } from './dom.js';
import { t } from './words.js';

const SILENCE = 25_000;

/** Listens to /v1/events with these parameters; hands `{event name: function(data)}` what comes. Returns what ends it. */
export function listen(parameters, hear) {
  let source = null;
  let timer = 0;
  let heard = Date.now();
  const connect = () => {
    source = new EventSource('/v1/events?' + new URLSearchParams(parameters));
    for (const [name, function_] of Object.entries(hear)) {
      source.addEventListener(name, (event) => { heard = Date.now(); line(null); function_(JSON.parse(event.data)); });
    }
    source.addEventListener('heartbeat', () => { heard = Date.now(); });
    source.addEventListener('store-away', () => line('away'));
    source.addEventListener('error', () => {
      line('cut');
      if (source.readyState === EventSource.CLOSED) { clearTimeout(timer); timer = setTimeout(connect, 3000); }
    });
  };
  connect();
  // A network that fell silent reports no error; the server's heartbeat, every 10 seconds, does not come.
  const watch = setInterval(() => {
    if (Date.now() - heard < SILENCE) return;
    heard = Date.now();
    line('cut');
    source.close();
    connect();
  }, 5000);
  return () => { clearTimeout(timer); clearInterval(watch); source.close(); line(null); };
}

/** Shows or hides the red line. */
function line(word) {
  const cut = byId('cut');
  cut.hidden = !word;
  cut.textContent = word ? t(word) : '';
  const dot = byId('live');
  if (dot) dot.classList.toggle('off', Boolean(word));
}
