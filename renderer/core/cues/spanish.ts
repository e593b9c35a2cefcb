import type { CueWords } from './languages'

export const spanish: CueWords = {
  language: 'español',
  you: ['ti', 'contigo', 'vosotros', 'vosotras', 'ustedes', 'usted'],
  fine: ['gran', 'buen', 'buena', 'bueno', 'bonita', 'bonito', 'linda', 'lindo', 'preciosa', 'precioso', 'estupenda', 'estupendo', 'genial', 'maravillosa', 'maravilloso', 'increíble', 'agradable', 'rica', 'rico', 'fantástica', 'fantástico', 'divertida', 'divertido', 'inolvidable', 'chula', 'chulo', 'un placer', 'un gusto', 'una alegría', 'todo un placer'],
  shared: ['café', 'cafecito', 'té', 'cena', 'comida', 'almuerzo', 'desayuno', 'cerveza', 'cervezas', 'caña', 'cañas', 'birra', 'birras', 'vino', 'vinos', 'copa', 'copas', 'tapas', 'pizza', 'asado', 'paseo', 'caminata', 'excursión', 'ruta', 'noche', 'tarde', 'mañana', 'día', 'velada', 'rato', 'finde', 'fin de semana', 'charla', 'visita', 'encuentro', 'reencuentro'],
  met: [
    'placer|gusto|alegría|ilusión haberte|haberos|haberle|haberles|haberlos|haberlas <truly>? conocido|visto|encontrado', 'encantado|encantada|feliz|contento|contenta de haberte|haberos|haberle|haberles|haberlos <truly>? conocido|visto|encontrado', 'fue|ha_sido * <fine> * verte|veros|verlos|verlas|conocerte|conoceros|conocerlos|conocerle|compartir|encontrarte', 'qué <fine> * haberte|haberos visto|conocido', 'me|nos alegra|alegro|alegró|gustó|encantó * haberte|haberos|conocerte|conoceros * visto|conocido|ayer|anoche|persona|hoy',
    '<fine> <shared> contigo|con_vosotros|con_vosotras|con_ustedes', '<shared> <fine> contigo|con_vosotros|con_ustedes', '<fine> <shared> con <name>', '<fine> <shared> ayer|anoche|hoy con <name>', '<fine> <shared> ayer|anoche|hoy contigo|con_vosotros|con_ustedes', '<shared> <fine> con <name>', '^ café|cena|comida|almuerzo|cerveza|cervezas|cañas contigo|con_vosotros|con_ustedes', '^ café|cena|comida|almuerzo|cerveza|cervezas|cañas con <name>', 'tomando|tomé|tomamos|tomado un|una|unas|unos café|cerveza|cervezas|cañas|vino|vinos|copa|té con <name>', 'tomando|tomé|tomamos|tomado un|una|unas|unos café|cerveza|cervezas|cañas|vino|vinos|copa|té contigo',
    'gracias por la|el|esta|este|una|un|tan <fine> <shared>', 'gracias por la|el|esta|este|tu|vuestra <shared> tan? <fine>?', 'gracias por tu|vuestra|su visita|hospitalidad|acogida', 'gracias por acogerme|acogernos|recibirme|recibirnos|invitarnos_a_cenar|invitarme_a_cenar|recogerme', 'nos <truly> conocimos|vimos|encontramos', '<truly> nos conocimos|vimos|encontramos', 'quedé|quedamos con <name>', 'conocí|conocimos|vi|visité a <name>', 'me encontré|topé con <name>', 'he conocido|visto|quedado a|con <name>',
  ],
  perhaps: [
    'nos vimos|conocimos|encontramos|reencontramos|juntamos', 'placer|gusto|alegría|ilusión conocerte|conoceros|conocerle|conocerlos|verte|veros|verlos', 'encantado|encantada|feliz de verte|veros|conocerte|conoceros', 'me|nos alegra|alegro|alegró|gustó|encantó * verte|veros|conocerte|conoceros', '<shared> contigo|con_vosotros|con_vosotras|con_ustedes', '<shared> con <name>', 'te|os vi|conocí', 'lo pasamos|pasé * contigo|con_vosotros|con_ustedes', 'lo pasamos|pasé * con <name>', 'cenamos|comimos|desayunamos|paseamos|bailamos|brindamos|tomamos * juntos|juntas|contigo', 'gracias por venir|pasarte|pasaros|acompañarnos|acompañarme', 'quedamos', 'en tu casa',
  ],
  truly: ['por fin', 'al fin', 'en persona', 'cara a cara', 'en la vida real', 'finalmente'],
  ahead: [
    'nos vemos', 'nos veremos', 'te|os|les|lo|la veo', 'te|os veré', 'quedamos', 'hasta esta_noche|esta_tarde|el_lunes|el_martes|el_miércoles|el_jueves|el_viernes|el_sábado|el_domingo|pasado_mañana', 'hasta mañana en|a|por', 'hasta lunes|martes|miércoles|jueves|viernes|sábado|domingo', 'ganas|deseando|ilusión de? verte|veros|conocerte|conoceros|verlos|abrazarte', 'te|os recojo|busco|espero', 'paso|voy a por_ti|buscarte|recogerte|tu_casa|verte|visitarte', '<shared> contigo|con_vosotros|con_ustedes',
  ],
  future: ['será', 'voy a', 'va a', 'vamos a', 'ganas de', 'deseando', 'ilusión', 'impaciente', 'hasta'],
  introducing: [
    'te|os|les presento|presentamos a|al', 'te|os|les quiero|quería|quiero presentar', 'quiero|quería|quisiera presentarte|presentaros|presentarles', 'déjame|déjenme|dejadme presentarte|presentaros|presentarles', 'este|esta|él|ella|aquí es|mi mi? amigo|amiga|compañero|compañera|hermano|hermana|mujer|marido|esposa|esposo|novio|novia|pareja|madre|padre|hija|hijo|vecino|vecina|primo|prima|jefe|jefa|colega', 'me|nos|te|os|lo|la|le|les presentó|presentaste|presentaron|presenté|presentasteis|presentaba|ha_presentado|has_presentado|presentado', 'gracias por presentarme|presentarnos|la_presentación|las_presentaciones|ponerme_en_contacto|ponernos_en_contacto|conectarnos|conectarme', 'deberíais|deberían|tenéis_que|tienen_que conoceros|conocerse|hablar|veros|verse', 'pongo|puso|pusiste|poneros|ponerles|ponerte en contacto', 'os|les|te presento con <name>', 'nos|te|lo|la conocimos|conocí|conozco gracias_a|por|a_través_de <name>',
  ],
  thanks: [
    'muchísimas|muchisimas|mil|millones_de|infinitas gracias', 'gracias de todo? corazón', 'gracias por todo|tu|tus|vuestra|vuestro|vuestros|vuestras|ser|estar|ayudarme|ayudarnos|acompañarme|acompañarnos|apoyarme|cuidarme|escucharme|hacerme|haberme|haber|acordarte|tanto|una_noche|la_noche|la_cena', 'te|os|se lo agradezco|agradecemos|agradezco_mucho', 'te|os|les agradezco|agradecemos', 'muy|tan|eternamente|profundamente|infinitamente agradecido|agradecida|agradecidos|agradecidas', 'no sé cómo agradecerte|agradeceros|agradecértelo|darte_las_gracias', 'sin ti|vosotros * habría|hubiera|hubiese', 'significa|significó mucho|tanto',
  ],
  not: ['no', 'nunca', 'jamás', 'ni', 'sin', 'si', 'ojalá', 'quizás', 'quizá', 'tal vez', 'a lo mejor', 'me gustaría', 'nos gustaría', 'gustaría', 'querría', 'quería', 'quisiera', 'habría', 'hubiera', 'hubiese', 'podríamos', 'podría', 'sería', 'debería', 'deberíamos', 'espero que', 'esperamos que', 'espero', 'a ver si', 'lástima', 'lamento', 'casi', 'algún día', 'la próxima', 'próxima vez', 'dijo', 'dice', 'soñé', 'soñado', 'en vez', 'antes de', 'cuándo', 'cuando', 'hay que', 'tenemos que'],
  online: ['en línea', 'online', 'virtual', 'virtuales', 'virtualmente', 'zoom', 'skype', 'teams', 'facetime', 'videollamada', 'videollamadas', 'videoconferencia', 'vídeo', 'video', 'directo', 'stream', 'episodio', 'capítulo', 'temporada', 'podcast', 'webinar', 'youtube', 'twitch', 'por teléfono', 'al teléfono', 'en twitter', 'en mastodon', 'en facebook', 'discord', 'por aquí', 'en el chat', 'en sueños', 'en la tele', 'en la radio', 'en antena', 'programa', 'foto de', 'fotos de'],
  days: {
    near: [
      [-2, ['anteayer', 'antes de ayer', 'antier', 'anteanoche']], [-1, ['ayer', 'anoche', 'ayer por la noche', 'ayer por la tarde', 'ayer por la mañana', 'ayer noche', 'ayer tarde', 'de ayer', 'de anoche']],
      [0, ['hoy', 'esta noche', 'esta tarde', 'esta mañana', 'este mediodía', 'en una hora', 'en un rato', 'ahora mismo', 'hace un rato', 'dentro de un rato', 'luego']],
      [1, ['mañana', 'mañana por la noche', 'mañana por la tarde', 'mañana por la mañana']], [2, ['pasado mañana']], [-7, ['hace una semana']], [7, ['en una semana', 'dentro de una semana']],
    ],
    about: [[3, ['el otro día', 'la otra noche', 'la otra tarde', 'esta semana', 'hace unos días', 'hace poco', 'recientemente']], [7, ['la semana pasada', 'el fin de semana', 'este fin de semana', 'el finde', 'este finde', 'el fin de semana pasado', 'el finde pasado']], [14, ['hace dos semanas', 'hace quince días', 'hace 15 días']], [21, ['hace tres semanas']], [30, ['el mes pasado', 'hace un mes']]],
    none: ['por la mañana', 'de la mañana', 'buenas noches', 'cada mañana', 'la mañana', 'hasta luego'],
    weekdays: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'], partOfDay: '',
    months: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'], monthFirst: false, of: 'de',
    ago: ['hace # días'], numbers: ['un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
  },
}
