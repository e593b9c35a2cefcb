/** The words by which a line of the log is understood, in each language it may be written in. */
import type { LogKind } from '#contract/words'

export type LogLanguage = 'en' | 'de' | 'fr' | 'es'

export interface LogWords {
  /** Said first, they are the kind, and are not kept in the text. */
  readonly first: Readonly<Record<LogKind, readonly string[]>>
  /** What was done says the kind as well, and stays in the text: `coffee with Bea`. */
  readonly done: Readonly<Partial<Record<LogKind, readonly string[]>>>
  /** Before what was done: `had a`. */
  readonly did: readonly string[]
  /** At the end of the thought: `Bea getroffen`. */
  readonly last: Readonly<Partial<Record<LogKind, readonly string[]>>>
  readonly with: readonly string[]
  readonly and: readonly string[]
  /** Whom a note is about. */
  readonly about: readonly string[]
  /** Before a place; `loose` ones stand before many other things too. */
  readonly at: readonly string[]
  readonly loose: readonly string[]
  /** May stand before a place or a date. */
  readonly articles: readonly string[]
  /** After `at` and `loose`, and no place. */
  readonly noPlace: readonly string[]
  /** Never somebody's name, however it is written. */
  readonly noName: readonly string[]
}

export const logWords: Readonly<Record<LogLanguage, LogWords>> = {
  en: {
    first: {
      meeting: ['met up with', 'met with', 'met', 'saw', 'ran into', 'bumped into', 'visited', 'caught up with', 'hung out with', 'spent the day with', 'spent the evening with'],
      call: [
        'called', 'rang', 'rang up', 'phoned', 'telephoned', 'spoke on the phone with', 'spoke on the phone to', 'talked on the phone with', 'talked on the phone to', 'spoke on the phone',
        'had a call with', 'had a phone call with', 'had a video call with', 'call with', 'call from', 'phone call with', 'phone call from', 'video call with', 'skyped with', 'zoomed with', 'facetimed with', 'got a call from',
      ],
      note: ['note', 'notes', 'note that', 'remember', 'remember that', 'nb'],
    },
    done: {
      meeting: ['coffee', 'lunch', 'dinner', 'breakfast', 'brunch', 'tea', 'drinks', 'drink', 'beer', 'beers', 'wine', 'supper', 'walk', 'walked', 'hike', 'hiked', 'cycled', 'swam', 'cooked', 'danced', 'party', 'concert', 'long talk', 'good talk'],
    },
    did: ['had', 'had a', 'had some', 'went for', 'went for a', 'grabbed', 'grabbed a', 'shared', 'shared a', 'a'],
    last: {},
    with: ['with', 'w'],
    and: ['and', 'n'],
    about: ['about', 'on', 'for'],
    at: ['at'],
    loose: ['in', 'near', 'outside', 'on', 'by'],
    articles: ['the', 'a', 'an'],
    noPlace: ['a hurry', 'person', 'general', 'touch', 'love', 'last', 'least', 'all', 'first', 'the end', 'the morning', 'the afternoon', 'the evening', 'the phone', 'a row', 'once', 'time', 'peace', 'it', 'her', 'him', 'them', 'us', 'me', 'you', 'that', 'this', 'my', 'the way', 'the whole', 'accident', 'chance', 'foot', 'train', 'bus', 'bike', 'car', 'tears', 'length', 'hand'],
    noName: ['the', 'a', 'an', 'i', 'we', 'he', 'she', 'they', 'her', 'him', 'them', 'us', 'me', 'my', 'our', 'his', 'their', 'that', 'this', 'someone', 'somebody', 'everyone', 'everybody', 'nobody', 'friends', 'family', 'people', 'mum', 'mom', 'dad', 'about', 'to', 'for'],
  },
  de: {
    first: {
      meeting: ['traf', 'traf mich mit', 'getroffen', 'gesehen', 'sah', 'besuchte', 'treffen mit', 'habe getroffen', 'verabredet mit', 'zu besuch bei', 'besuch von', 'besuch bei', 'hatte besuch von', 'habe', 'hab'],
      call: ['angerufen', 'rief an', 'telefoniert mit', 'telefoniert', 'telefonat mit', 'anruf von', 'anruf bei', 'anruf mit', 'telefonierte mit', 'gesprochen am telefon mit', 'videoanruf mit'],
      note: ['notiz', 'notiz zu', 'merken', 'merke', 'merke dass', 'nicht vergessen', 'erinnern'],
    },
    done: { meeting: ['kaffee', 'mittagessen', 'abendessen', 'frühstück', 'spaziergang', 'bier', 'wein', 'tee', 'wanderung', 'konzert', 'essen', 'spazieren'] },
    did: ['hatte', 'hatten', 'zum', 'beim', 'auf ein', 'auf einen'],
    last: { meeting: ['getroffen', 'gesehen', 'besucht', 'wiedergesehen'], call: ['angerufen', 'telefoniert', 'gesprochen'] },
    with: ['mit'],
    and: ['und', 'u'],
    about: ['zu', 'über', 'für', 'von'],
    at: ['bei', 'beim', 'im', 'am', 'auf'],
    loose: ['in', 'an', 'vor'],
    articles: ['der', 'die', 'das', 'dem', 'den', 'einem', 'einer', 'einen', 'ein', 'eine'],
    noPlace: ['ende', 'telefon', 'abend', 'morgen', 'nachmittag', 'ihm', 'ihr', 'ihnen', 'mir', 'uns', 'eile', 'ruhe', 'anfang', 'wochenende', 'der früh', 'einmal'],
    noName: ['ich', 'wir', 'er', 'sie', 'es', 'ihn', 'ihr', 'ihm', 'mich', 'uns', 'mir', 'mein', 'meine', 'meinen', 'meiner', 'der', 'die', 'das', 'den', 'dem', 'ein', 'eine', 'einen', 'einem', 'freunde', 'freunden', 'familie', 'eltern', 'kollegen', 'mama', 'papa', 'leute', 'leuten', 'dass'],
  },
  fr: {
    first: {
      meeting: ['vu', 'vue', 'vus', 'rencontré', 'rencontrée', 'retrouvé', 'croisé', 'rendez vous avec', 'rendu visite à', 'ai vu', 'ai rencontré', 'ai retrouvé', 'ai croisé', 'visite chez'],
      call: ['appelé', 'téléphoné à', 'ai appelé', 'ai téléphoné à', 'appel avec', 'appel de', 'coup de fil à', 'coup de fil de', 'coup de fil avec', 'parlé au téléphone avec', 'eu au téléphone'],
      note: ['note', 'noter', 'se souvenir', 'ne pas oublier', 'rappel'],
    },
    done: { meeting: ['café', 'déjeuner', 'dîner', 'déjeuné', 'dîné', 'petit déjeuner', 'promenade', 'balade', 'apéro', 'verre', 'thé', 'bière', 'concert'] },
    did: ['pris un', 'bu un', 'un', 'une', 'ai pris un', 'ai bu un', 'ai'],
    last: {},
    with: ['avec'],
    and: ['et'],
    about: ['sur', 'pour', 'à propos de', 'de'],
    at: ['chez', 'à', 'au', 'aux'],
    loose: ['dans', 'en', 'devant', 'près de'],
    articles: ['le', 'la', 'les', 'l', 'un', 'une'],
    noPlace: ['la fin', 'général', 'retard', 'personne', 'lui', 'elle', 'eux', 'moi', 'toi', 'nous', 'pied', 'train', 'voiture', 'vélo', 'midi', 'minuit', 'bientôt'],
    noName: ['je', 'j', 'nous', 'il', 'elle', 'ils', 'elles', 'lui', 'eux', 'moi', 'mon', 'ma', 'mes', 'le', 'la', 'les', 'un', 'une', 'des', 'amis', 'famille', 'maman', 'papa', 'que', 'qu'],
  },
  es: {
    first: {
      meeting: ['vi a', 'vi', 'quedé con', 'me encontré con', 'encontré a', 'me reuní con', 'visité a', 'visto a', 'he visto a', 'he quedado con', 'estuve con', 'encuentro con'],
      call: ['llamé a', 'llamé', 'he llamado a', 'llamada con', 'llamada de', 'llamada a', 'hablé por teléfono con', 'videollamada con', 'me llamó'],
      note: ['nota', 'notas', 'recordar', 'recordar que', 'no olvidar', 'recuerda', 'recuerda que'],
    },
    done: { meeting: ['café', 'comida', 'cena', 'desayuno', 'almuerzo', 'comí', 'cené', 'desayuné', 'almorcé', 'paseo', 'cerveza', 'cervezas', 'vino', 'té', 'concierto'] },
    did: ['tomé un', 'tomé', 'tomamos un', 'un', 'una', 'fui de', 'di un', 'tuve una', 'tuve un'],
    last: {},
    with: ['con'],
    and: ['y', 'e'],
    about: ['sobre', 'de', 'para'],
    at: ['en', 'al'],
    loose: ['a', 'cerca de'],
    articles: ['el', 'la', 'los', 'las', 'un', 'una'],
    noPlace: ['general', 'fin', 'final', 'persona', 'él', 'ella', 'ellos', 'mí', 'pie', 'coche', 'tren', 'bici', 'paz', 'serio', 'menudo', 'veces'],
    noName: ['yo', 'nosotros', 'él', 'ella', 'ellos', 'ellas', 'mi', 'mis', 'el', 'la', 'los', 'las', 'un', 'una', 'amigos', 'familia', 'mamá', 'papá', 'que'],
  },
}

export const logLanguages = Object.keys(logWords) as readonly LogLanguage[]

/** Whoever writes may name themselves first: `I met`, `Ich habe`. */
export const subjects: Readonly<Record<LogLanguage, readonly string[]>> = {
  en: ['i', 'we', 'just', 'i just', 'finally', 'have', 'i have'],
  de: ['ich', 'wir', 'habe', 'hab', 'haben', 'ich habe', 'ich hab', 'wir haben', 'war', 'ich war'],
  fr: ['j', 'je', 'nous', 'on', 'j ai', 'nous avons', 'on a'],
  es: ['yo', 'nosotros', 'hemos', 'he'],
}

/** Days that the date reader does not know: how many lie between them and today. */
export const daysBack: Readonly<Record<LogLanguage, Readonly<Record<string, number>>>> = {
  en: { 'the day before yesterday': 2, 'day before yesterday': 2 },
  de: { vorvorgestern: 3 },
  fr: { 'avant hier': 2 },
  es: { anoche: 1, anteayer: 2, antier: 2, antenoche: 2 },
}

/** `hace dos días`: the date reader has no such words in Spanish. */
export const agoWords: Readonly<Partial<Record<LogLanguage, { readonly before: string; readonly days: readonly string[]; readonly weeks: readonly string[]; readonly numbers: Readonly<Record<string, number>> }>>> = {
  es: {
    before: 'hace',
    days: ['día', 'días'],
    weeks: ['semana', 'semanas'],
    numbers: { un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10 },
  },
}

/** A date that these stand in lies ahead: nobody logs the future. */
export const aheadWords: readonly string[] = ['next', 'coming', 'nächsten', 'nächste', 'nächster', 'nächstes', 'kommenden', 'kommende', 'prochain', 'prochaine', 'próximo', 'próxima', 'que viene']
