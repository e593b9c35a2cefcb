/** It comes without types: each export is the list of one language, in lower case. */
declare module 'stopword' {
  export const eng: readonly string[]
  export const deu: readonly string[]
  export const fra: readonly string[]
  export const spa: readonly string[]
  export const ita: readonly string[]
  export const por: readonly string[]
  export const nld: readonly string[]
  export const swe: readonly string[]
  export const dan: readonly string[]
  export const nob: readonly string[]
  export const pol: readonly string[]
}
