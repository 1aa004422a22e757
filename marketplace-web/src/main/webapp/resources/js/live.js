// Keeps the parts of an instrument's page as they are on the server: an event of the market's stream
// says that something has changed; while there is no stream the page asks every five seconds.
(function () {
  'use strict';
  var live = document.getElementById('live');
  if (!live) {
    return;
  }
  var EVERY = 1000;
  var POLL = 5000;
  var AWAY = 600000;
  var stream = null;
  var waiting = false;
  var asked = 0;
  var heard = 0;
  var touched = Date.now();

  ['keydown', 'pointerdown', 'wheel'].forEach(function (act) {
    document.addEventListener(act, function () {
      touched = Date.now();
    }, { passive: true });
  });

  function replace(text) {
    var fresh = new DOMParser().parseFromString(text, 'text/html');
    document.querySelectorAll('[data-live]').forEach(function (part) {
      var now = fresh.querySelector('[data-live="' + part.dataset.live + '"]');
      if (now && now.innerHTML !== part.innerHTML) {
        // Whoever goes by the keyboard stays at the link where he is.
        var at = part.contains(document.activeElement) && document.activeElement.getAttribute('href');
        part.innerHTML = now.innerHTML;
        var same = at && part.querySelector('a[href="' + CSS.escape(at) + '"]');
        if (same) {
          same.focus({ preventScroll: true });
        }
      }
    });
    // What the order would cost now; not while somebody types it. A question of one's own keeps one
    // logged in, so a page that is left alone does not ask it.
    var active = document.activeElement;
    var typing = active && active.tagName === 'INPUT' && active.closest('#ticket');
    var here = Date.now() - touched < AWAY;
    if (!typing && here && window.reviewTicket && document.querySelector('#ticket .m-cost')) {
      window.reviewTicket();
    }
    // The views follow the book by a moment: as they were before the event, they are asked again.
    var shown = fresh.querySelector('[data-viewed]');
    if (shown && Number(shown.dataset.viewed) < heard) {
      changed();
    }
  }

  function ask() {
    waiting = false;
    asked = Date.now();
    fetch(live.dataset.from, { credentials: 'omit', cache: 'no-store' }).then(function (answer) {
      return answer.ok ? answer.text().then(replace) : null;
    }).catch(function () {
      // The next event or the next five seconds ask again.
      return null;
    });
  }

  function changed() {
    if (!waiting) {
      waiting = true;
      // No page asks more often than once a second.
      window.setTimeout(ask, Math.max(150, asked + EVERY - Date.now()));
    }
  }

  function hear(event) {
    heard = Number(event.lastEventId);
    changed();
  }

  // A browser gives a stream up for good when it is refused, as where too many listen: begun anew.
  function connect() {
    stream = new EventSource(live.dataset.stream);
    stream.addEventListener('difference', hear);
    stream.addEventListener('snapshot', hear);
  }

  // A browser has six connections for one market: pages that nobody sees leave them to others.
  function look() {
    if (document.hidden && stream) {
      stream.close();
      stream = null;
    } else if (!document.hidden && !stream) {
      connect();
    }
  }

  look();
  document.addEventListener('visibilitychange', look);
  window.setInterval(function () {
    if (stream && stream.readyState !== EventSource.OPEN) {
      changed();
    }
    if (stream && stream.readyState === EventSource.CLOSED) {
      connect();
    }
  }, POLL);
}());
