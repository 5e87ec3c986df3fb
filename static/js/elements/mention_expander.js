// <mention-expander><text-expander keys="@ #">…: suggests people after @ and contributions after #, from our own server.
const SOURCES = { "@": "/people/suggest", "#": "/contributions/suggest" }

customElements.define("mention-expander", class extends HTMLElement {
  connectedCallback() {
    const expander = this.querySelector("text-expander")
    expander.addEventListener("text-expander-change", ({ detail }) => detail.provide(this.suggest(detail)))
    expander.addEventListener("text-expander-value", ({ detail }) => {
      detail.value = detail.item.dataset.value
    })
  }

  async suggest({ key, text }) {
    if (text.length < 2) return { matched: false }
    const address = `${SOURCES[key]}?${new URLSearchParams({ q: text })}`
    const response = await fetch(address, { headers: { "HX-Request": "true" }, redirect: "error" }).catch(() => null)
    if (!response?.ok) return { matched: false }
    const holder = document.createElement("template")
    holder.innerHTML = await response.text()
    const fragment = holder.content.querySelector('[role="listbox"]')
    return { matched: Boolean(fragment?.querySelector('[role="option"]')), fragment }
  }
})
