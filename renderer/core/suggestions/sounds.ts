/** One spelling for what sounds alike in the languages that share Latin letters. Rough: it only opens a comparison. */
export function soundOf(text: string): string {
  const sound = text
    .replace(/schtsch|shch/g, 's')
    .replace(/tsch|tch|tsh|cz/g, 'c')
    .replace(/sch|sh|sz/g, 's')
    .replace(/ch/g, 'c')
    .replace(/zh/g, 'z')
    .replace(/t[sz](?!$)/g, 'z')
    .replace(/kh/g, 'h')
    .replace(/ph/g, 'f')
    .replace(/([gtd])h/g, '$1')
    .replace(/dj/g, 'd')
    .replace(/ck|q|c(?=[aoulrtk])/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/w/g, 'v')
    .replace(/ou|oo|oy(?![aeiou])/g, 'u')
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/ue/g, 'u')
    .replace(/[yj]/g, 'i')
    .replace(/(.)\1+/g, '$1')
    .replace(/ei|ai|ie(?=.)/g, 'i')
    .replace(/(?<=..)h$/, '')
  return sound === '' ? text : sound
}

/** Cyrillic and Greek words in Latin letters, near enough to compare how they sound; undefined for other scripts. */
export function inLatin(word: string): string | undefined {
  let latin = ''
  for (const letter of word.toLowerCase().replace(/ο[υύ]/g, 'u').replace(/([αε])[υύ]/g, '$1v').normalize('NFD').replace(/(?<!и)[\u0300-\u036f]/gu, '').normalize('NFC')) {
    const known = /[a-z0-9]/.test(letter) ? letter : letters.get(letter)
    if (known === undefined) return undefined
    latin += known
  }
  return latin
}

const letters = new Map(
  ('а a|б b|в v|г g|ґ g|д d|ђ dj|е e|є ye|ж zh|з z|и i|і i|ї yi|й y|ј j|к k|л l|љ lj|м m|н n|њ nj|о o|п p|р r|с s|т t|ћ c|у u|ў u|ф f|х kh|ц ts|ч ch|џ dz|ш sh|щ shch|ъ |ы y|ь |э e|ю yu|я ya|' +
    'α a|β v|γ g|δ d|ε e|ζ z|η i|θ th|ι i|κ k|λ l|μ m|ν n|ξ x|ο o|π p|ρ r|σ s|ς s|τ t|υ y|φ f|χ ch|ψ ps|ω o').split('|').map((pair) => pair.split(' ') as [string, string]),
)
