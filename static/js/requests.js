// What every request of htmx has in common.

// It carries the token that proves it comes from our own page.
document.addEventListener("htmx:config:request", event => {
  const token = document.querySelector('meta[name="csrf-token"]')
  if (token) event.detail.ctx.request.headers["X-CSRFToken"] = token.content
})

// A refusal, or a sign-in that has ended, is shown as a page: the form is sent again in the plain way.
document.addEventListener("htmx:before:response", event => {
  const { ok, url } = event.detail.ctx.response.raw
  if (ok && new URL(url).pathname !== "/sign-in") return
  const button = event.target.closest("button[data-hx-select]")
  if (!button) return
  event.preventDefault()
  button.form.action = button.formAction
  button.form.submit()
})
