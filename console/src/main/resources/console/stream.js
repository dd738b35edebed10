// The stream of changes, and the red line when it is cut. The browser connects again by itself; where it has given up, we do.
import { byId } from './dom.js';
import { t } from './words.js';

/** Listens to /v1/events with these parameters; hands `{event name: function(data)}` what comes. Returns what ends it. */
export function listen(parameters, hear) {
  let source = null;
  let timer = 0;
  const connect = () => {
    source = new EventSource('/v1/events?' + new URLSearchParams(parameters));
    for (const [name, function_] of Object.entries(hear)) {
      source.addEventListener(name, (event) => { line(null); function_(JSON.parse(event.data)); });
    }
    source.addEventListener('store-away', () => line('away'));
    source.addEventListener('error', () => {
      line('cut');
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, 3000);
    });
  };
  connect();
  return () => { clearTimeout(timer); source.close(); line(null); };
}

/** Shows or hides the red line. */
function line(word) {
  const cut = byId('cut');
  cut.hidden = !word;
  cut.textContent = word ? t(word) : '';
  const dot = byId('live');
  if (dot) dot.classList.toggle('off', Boolean(word));
}
