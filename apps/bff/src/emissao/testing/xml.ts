/** An element of a test document; the content is XML already. */
export function element(name: string, content: string, attributes = ''): string {
  return `<${name}${attributes}>${content}</${name}>`
}

/** Centavos as the schema writes reais: `'1234.56'`, and `'-1.00'`. */
export function reais(centavos: number): string {
  return (centavos / 100).toFixed(2)
}
