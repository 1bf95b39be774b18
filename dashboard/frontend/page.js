// Keeps page and program agreed on two things that Streamlit does not pass on: the document's
// language (its own page says "en" whatever it shows) and a theme that is changed while the page is open.
function shade(element) {
  const probe = document.createElement("i")
  probe.style.color = getComputedStyle(element).getPropertyValue("--st-background-color")
  element.appendChild(probe)
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number)
  probe.remove()
  return 0.3 * red + 0.6 * green + 0.1 * blue < 128 ? "dark" : "light"
}

export default function (component) {
  const { data, parentElement, setStateValue } = component
  document.documentElement.lang = data.language
  const seen = shade(parentElement.querySelector("#root"))
  if (seen !== data.theme) setStateValue("theme", seen)
}
