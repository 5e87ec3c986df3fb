// Gives the text behind an address, or null where there is none to be had; `signal` ends the asking.
window.fragmentAt = (address, signal) =>
  fetch(address, { signal, headers: { "HX-Request": "true" }, redirect: "error" })
    .then(response => response.ok ? response.text() : null).catch(() => null)

// Fills an element late; what has the focus stays where it is, and not by the browser's own choice of what stays.
window.fillLate = (element, html) => {
  const at = document.activeElement, { top } = at.getBoundingClientRect(), root = document.documentElement.style
  const held = element.contains(at), beside = !held && top > 0 && top < innerHeight
  if (beside) root.overflowAnchor = "none"
  element.innerHTML = html
  if (held) element.querySelector("a")?.focus()
  else if (beside) scrollBy({ top: at.getBoundingClientRect().top - top, behavior: "instant" })
  root.overflowAnchor = ""
}
