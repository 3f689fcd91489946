'use strict';

/** Shows the data of the page. */
const Page = (() => {
  function show(data) {
    Curves.show(data.runs);
    Charts.show(data.charts);
    Film.show(data.film);
  }
  show(JSON.parse(document.getElementById('data').textContent));
  return { show };
})();
