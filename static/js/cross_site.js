// Every request that htmx makes carries the token that proves it comes from our own page.
document.addEventListener("htmx:config:request", event => {
  const token = document.querySelector('meta[name="csrf-token"]')
  if (token) event.detail.ctx.request.headers["X-CSRFToken"] = token.content
})
