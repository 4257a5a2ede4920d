// Runs before the first paint, so that neither the theme nor the language of the document flickers.
(function () {
  var wanted = localStorage.getItem('dondoc.theme');
  var dark = wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  document.documentElement.lang = localStorage.getItem('dondoc.language') === 'en' ? 'en' : 'vi';
})();
