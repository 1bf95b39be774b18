// Saves a figure as a picture with the Plotly that drew the chart on the page.
const FORMATS = ["png", "svg"]

function button(root, format, label) {
  let element = root.querySelector(`button[data-format="${format}"]`)
  if (!element) {
    element = document.createElement("button")
    element.type = "button"
    element.dataset.format = format
    root.appendChild(element)
  }
  element.textContent = label
  return element
}

function note(root) {
  let element = root.querySelector("p")
  if (!element) {
    element = document.createElement("p")
    element.setAttribute("role", "status")
    root.appendChild(element)
  }
  return element
}

// The link stands among the buttons: Plotly's own download clicks one outside, and the menu takes that for leaving it.
async function save(root, data, format, message) {
  const options = { format, width: data.width, height: data.height, scale: format === "png" ? 2 : 1 }
  try {
    const link = document.createElement("a")
    link.href = await window.Plotly.toImage({ data: data.figure.data, layout: data.figure.layout }, options)
    link.download = `${data.name}.${format}`
    root.appendChild(link)
    link.click()
    link.remove()
    message.textContent = ""
  } catch (error) {
    message.textContent = data.labels.failed
  }
}

export default function (component) {
  const { data: packed, parentElement } = component
  const data = JSON.parse(new TextDecoder().decode(packed))
  const root = parentElement.querySelector("#root")
  for (const format of FORMATS) {
    button(root, format, data.labels[format]).onclick = () => save(root, data, format, note(root))
  }
}
