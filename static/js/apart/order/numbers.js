// The fields of rows bear the number of their row in their names: items-0-title.
const NAMED = ["id", "name", "for", "aria-describedby"]

// Numbers rows anew after they were put in another order; what leads to a field leads to it still.
window.rowsNumbered = (rows, name) => {
  const field = link => document.getElementById(link.hash.slice(1))
  const links = [...document.querySelectorAll(`a[href^="#${name}-"]`)].map(link => [link, field(link)])
  rows.forEach((row, at) => numbered(row, name, at, rows.length - 1))
  for (const [link, led] of links) {
    if (!led) continue
    link.hash = led.id
    shown(link, rows.indexOf(led.closest("fieldset")))
  }
}

const numbered = (row, name, at, last) => {
  const part = new RegExp(`\\b${name}-\\d+-`, "g"), put = text => text.replace(part, `${name}-${at}-`)
  for (const each of row.querySelectorAll("*")) {
    for (const attribute of NAMED) if (each.hasAttribute(attribute)) each.setAttribute(attribute, put(each.getAttribute(attribute)))
  }
  for (const button of row.querySelectorAll(`button[name="${name}"]`)) button.value = button.value.replace(/\d+/, at)
  for (const each of row.querySelectorAll("[data-not-first]")) each.hidden = at === 0
  for (const each of row.querySelectorAll("[data-not-last]")) each.hidden = at === last
  shown(row, at)
}

const shown = (element, at) => {
  for (const number of element.querySelectorAll("[data-number]")) number.textContent = at + 1
}
