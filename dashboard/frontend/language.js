// Sets the document's language; Streamlit's own page says "en" whatever it shows.
export default function (component) {
  const { data } = component
  document.documentElement.lang = data.language
}
