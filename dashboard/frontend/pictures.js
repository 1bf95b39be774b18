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

async function save(data, format, message) {
  const options = { format, filename: data.name, width: data.width, height: data.height, scale: format === "png" ? 2 : 1 }
  try {
    await window.Plotly.downloadImage({ data: data.figure.data, layout: data.figure.layout }, options)
    message.textContent = ""
  } catch (error) {
    message.textContent = data.labels.failed
  }
}

export default function (component) {
  const { data, parentElement } = component
  const root = parentElement.querySelector("#root")
  for (const format of FORMATS) {
    button(root, format, data.labels[format]).onclick = () => save(data, format, note(root))
  }
}
