// <mention-expander><text-expander>…: suggests people after @ and contributions after #, from our own server.
const SOURCES = { "@": "/people/suggest", "#": "/contributions/suggest" }
const LONGEST = 60

customElements.define("mention-expander", class extends HTMLElement {
  connectedCallback() {
    const expander = this.querySelector("text-expander")
    this.addEventListener("input", ({ target }) => this.aim(expander, target), true)
    this.addEventListener("keydown", event => this.stay(event), true)
    expander.addEventListener("text-expander-change", ({ detail }) => detail.provide(this.suggest(detail)))
    expander.addEventListener("text-expander-activate", () => queueMicrotask(() => this.show()))
    expander.addEventListener("text-expander-value", ({ detail }) => {
      detail.value = detail.item.dataset.value
    })
  }

  // The last sign before the cursor counts. The library may look for several words only once a space is typed:
  // until then it would go on from the sign before.
  aim(expander, field) {
    const before = field.value.slice(0, field.selectionEnd)
    const sign = Math.max(...Object.keys(SOURCES).map(key => before.lastIndexOf(key)))
    expander.setAttribute("keys", before[sign] ?? "@ #")
    expander.toggleAttribute("multiword", before.slice(sign).includes(" "))
  }

  // At either end of the list an arrow leaves the choice where it is, instead of taking it away.
  stay(event) {
    const options = this.querySelectorAll('[role="option"]')
    const end = { ArrowUp: 0, ArrowDown: options.length - 1 }[event.key]
    if (options[end]?.getAttribute("aria-selected") !== "true") return
    event.preventDefault()
    event.stopPropagation()
  }

  show() {
    this.querySelector('[role="listbox"]')?.scrollIntoView({ block: "nearest" })
  }

  async suggest({ key, text }) {
    if (text.length < 2 || text.length > LONGEST) return { matched: false }
    const address = `${SOURCES[key]}?${new URLSearchParams({ q: text })}`
    const holder = document.createElement("template")
    holder.innerHTML = await fragmentAt(address) ?? ""
    const fragment = holder.content.querySelector('[role="listbox"]')
    return { matched: Boolean(fragment?.querySelector('[role="option"]')), fragment }
  }
})
