/**
 * The words that tell of an introduction, in English, German, French and Spanish. Folded as `foldName` folds: lower case, without accents.
 * `speaker`: whoever says it introduces. `third`: somebody else did, to the one who says it. `owner`: said of oneself, to two others.
 */
export const introducingPhrases = {
  speaker: [
    /(?<!\b(?:to|will|ll|can|could|we|i|would|should|did|never|not|finally|and|when|wanna|gonna|lets|let's|may|might|must|you) )\bmeet @/,
    /^@?[\p{L}.'-]+(?: [\p{L}.'-]+)?, (?:please )?meet (?!(?:you|up|me|us|at|in|on|him|her|them|the|tomorrow|today|tonight|there|here|again|for|and|with|soon)\b)\p{L}/u,
    /\bmeet my (?:\p{L}+ )?(?:friend|colleague|sister|brother|wife|husband|partner)\b/u,
    /\byou (?:two|both|guys) (?:really )?(?:should|must|need to|have to) (?:meet|talk|know)\b/, /\byou should (?:really )?meet @?\p{L}/u,
    /\b(?:let me|allow me to|i want to|i'd like to|i would like to|may i) introduce\b/, /\b(?:introducing|connecting) you (?:two|both|to|with)\b/, /^.{0,40}\bintroducing @/,
    /\bdarf ich (?:euch |dir |ihnen )?(?:einander )?(?:bekannt machen|.{0,40}vorstellen)\b/, /\bich (?:mochte|will|wollte) (?:euch|dir|ihnen) .{0,40}vorstellen\b/, /\bihr (?:zwei|beiden|solltet euch) .{0,30}(?:kennenlernen|kennen lernen)\b/,
    /\bje (?:te|vous) presente\b/, /\b(?:permets|permettez)-moi de (?:te|vous) presenter\b/, /\bj'aimerais (?:te|vous) presenter\b/,
    /\b(?:te|os|les|le) presento a\b/, /\bquiero presentar(?:te|os|les)\b/, /\bdejame presentarte\b/, /\btene?is que conoceros\b/, /\btienen que conocerse\b/,
  ],
  third: [
    /\bintroduc(?:ed|ing) (?:me|us)\b/, /\bconnect(?:ed|ing) us\b/, /\bput(?:ting)? us in touch\b/, /\b(?:brought|bringing) us together\b/, /\bintroduced by\b/, /\bthanks for the intro(?:duction)?\b/, /\bmet (?:through|via|thanks to)\b/,
    /\bhat (?:uns|mich|mir) .{0,60}(?:vorgestellt|bekannt gemacht|zusammengebracht)\b/, /\buns (?:einander )?(?:vorgestellt|bekannt gemacht|zusammengebracht)\b/, /\bvorgestellt von\b/,
    /\b(?:nous a|m'a|nous as|m'as) (?:presente|mis en contact|mise en contact)/, /\bpresente(?:e|s|es)? par\b/,
    /\b(?:nos|me) presento\b/, /\b(?:nos|me) (?:ha|has) presentado\b/, /\bpresentad[oa]s? por\b/, /\bpor presentar(?:nos|me)\b/,
  ],
  owner: [
    /\bi introduced\b/, /\bi brought .{1,60} together\b/, /\bi (?:put|connected) .{1,60}(?:in touch|with each other)\b/,
    /\bich habe .{1,60} (?:einander )?(?:vorgestellt|bekannt gemacht|zusammengebracht)\b/,
    /\bj'ai presente\b/, /\bj'ai mis .{1,60} en contact\b/, /\b(?:he presentado|presente) a .{1,60} a\b/,
  ],
} as const satisfies Record<string, readonly RegExp[]>

export type IntroducingRole = keyof typeof introducingPhrases

/** What stands before the name of whoever introduced, and what stands after it. Not folded: names are read as they are written. */
export const namedAfter =
  /(?<!\p{L})(?:introduced (?:to me )?by|through|via|thanks to|vorgestellt von|durch|dank|über|présentée?s? par|par l['’]intermédiaire de|grâce à|par|presentad[oa]s? por|gracias a|a través de|por)\s+(?:(?:my|our|mein(?:e|en|em|er)?|unser(?:e|en|em|er)?|mon|ma|notre|mi|nuestr[oa])\s+)?(?:(?:friend|colleague|sister|brother|Freund(?:in)?|ami|amie|amig[oa])\s+)?/iu
export const namedBefore =
  /^(.{2,60}?)\s+(?:introduced (?:us|me)|brought us together|put us in touch|connected us|hat (?:uns|mich)|(?:nous a|m['’]a) (?:présenté|mis)|(?:nos|me) (?:presentó|ha presentado))/iu
