'use strict';

/** Follows a run that goes on, and stops it. */
(() => {
  const bar = document.getElementById('live'), state = bar.querySelector('.state');
  const stop = document.getElementById('stop');
  const source = new EventSource('events');

  function show(event) {
    const { page, summary, result } = JSON.parse(event.data);
    document.getElementById('summary').textContent = summary;
    document.getElementById('result').outerHTML = result;
    Page.show(page);
  }

  function ended(words) {
    source.close();
    state.textContent = words;
    stop.hidden = true;
  }

  source.addEventListener('state', show);
  source.addEventListener('end', event => {
    show(event);
    ended('The run ended. This page stays as it is; nothing more will come.');
  });
  source.addEventListener('error', () => ended('No connection: the program is gone. This is its last word.'));
  stop.addEventListener('click', () => {
    stop.disabled = true;
    state.textContent = 'The run ends after this step.';
    fetch('stop', { method: 'POST', headers: { 'X-Onsager-Token': bar.dataset.token } })
      .then(answer => { if (!answer.ok) throw new Error(answer.status); })
      .catch(() => { state.textContent = 'The run could not be stopped.'; stop.disabled = false; });
  });
})();
