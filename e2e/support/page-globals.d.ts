// Functions given to `page.evaluate` run in the browser, where `document` and `window` exist.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
