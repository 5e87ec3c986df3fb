// Gives the text behind an address, or null where there is none to be had; `signal` ends the asking.
window.fragmentAt = (address, signal) =>
  fetch(address, { signal, headers: { "HX-Request": "true" }, redirect: "error" })
    .then(response => response.ok ? response.text() : null).catch(() => null)
