import type { CueWords } from './languages'

export const french: CueWords = {
  language: 'français',
  you: ['toi', 'vous', 'vous deux', 'vous tous', 'te'],
  fine: ['super', 'belle', 'beau', 'bel', 'bon', 'bonne', 'chouette', 'génial', 'géniale', 'sympa', 'agréable', 'magnifique', 'merveilleux', 'merveilleuse', 'excellent', 'excellente', 'délicieux', 'délicieuse', 'joli', 'jolie', 'cool', 'top', 'formidable', 'très belle', 'très bon', 'très bonne', 'un plaisir', 'un vrai plaisir', 'un grand plaisir', 'un bonheur', 'une joie', 'bien'],
  shared: ['café', 'thé', 'verre', 'verres', 'bière', 'bières', 'apéro', 'dîner', 'déjeuner', 'diner', 'brunch', 'repas', 'resto', 'restau', 'pique-nique', 'balade', 'promenade', 'rando', 'randonnée', 'soirée', 'après-midi', 'matinée', 'journée', 'week-end', 'weekend', 'moment', 'moments', 'nuit', 'visite', 'retrouvailles', 'rencontre', 'accueil'],
  met: [
    'ravi|ravie|heureux|heureuse|content|contente|enchanté|enchantée|ravis|contents de <you> avoir <truly>? rencontré|rencontrée|rencontrés|vu|vue|vus|revu|revue|revus|croisé|croisée', 'ravi|ravie|heureux|heureuse|content|contente|enchanté|enchantée|ravis|contents de|d\'avoir t\'avoir|pu|enfin? rencontré|rencontrée|vu|vue|revu|revue|croisé|croisée|te_rencontrer|te_voir|vous_rencontrer|vous_voir|vous_rencontré',
    'ravi|ravie|ravis|heureux|heureuse|content|contente|contents|enchanté|enchantée de t\'avoir|vous_avoir <truly>? rencontré|rencontrée|rencontrés|vu|vue|vus|revu|revue|revus|croisé|croisée', 'plaisir de t\'avoir|vous_avoir <truly>? rencontré|rencontrée|rencontrés|vu|vue|vus|revu|revue|croisé|croisée', 'c\'était|c_était * <fine> de <you> * voir|revoir|rencontrer|retrouver|croiser|avoir', 'c\'était|c_était * <fine> avec <you>', 'c\'était|c_était * <fine> chez <you>', '<fine> <shared> avec <you>', '<shared> <fine> avec <you>',
    'merci pour la|le|cette|ce|ton|votre|notre|l\'|une|un|ces? <fine> <shared>', 'merci pour la|le|cette|ce|ton|votre|notre soirée|café|dîner|déjeuner|balade|journée|repas|apéro|verre|accueil', 'merci pour l\'accueil|l\'apéro|l\'après-midi', 'merci d\'être|d_être venu|venue|venus|venues|passé|passée|passés', 'merci de <you>? nous_avoir|m\'avoir accueilli|accueillie|accueillis|reçu|reçue|reçus|hébergé|hébergée|hébergés',
    'on s\'est|se_sont <truly> vu|vus|vues|croisé|croisés|croisées|rencontré|rencontrés|rencontrées|retrouvés', 'nous nous sommes <truly> vu|vus|vues|croisés|rencontrés|retrouvés', 'j\'ai <truly>? rencontré|croisé|vu <name>', '^ café|dîner|déjeuner|apéro|verre avec <you>', 'bu|pris|partagé un|une|des <fine>? café|verre|bière|thé|repas|apéro avec <you>', 'croisé|rencontré|retrouvé <name>',
  ],
  perhaps: [
    'on s\'est vu|vus|vues|croisé|croisés|croisées|rencontré|rencontrés|rencontrées|retrouvés', 'nous nous sommes vu|vus|vues|croisés|rencontrés|retrouvés', 'ravi|ravie|heureux|heureuse|content|contente|enchanté|enchantée|ravis de <you> voir|revoir|rencontrer|retrouver|avoir', 'plaisir de <you> voir|revoir|rencontrer|retrouver', '<shared> avec <you>', 'je t\'ai|vous_ai vu|vue|vus|croisé|croisée', 'tu es|étais venu|venue|passé|passée', 'chez toi|vous',
  ],
  truly: ['enfin', 'en personne', 'en vrai', 'irl', 'dans la vraie vie', 'en chair et en os', 'de visu'],
  ahead: [
    'on se voit|retrouve|rejoint|croise', 'nous nous voyons|retrouvons', 'on se voit|retrouve|verra|retrouvera', 'se voir|retrouver', 'hâte de <you> voir|revoir|retrouver|rencontrer', 'hâte d\'être|de_vous', 'je passe|viens|passerai|viendrai <you>? chercher|chez|prendre|voir', 'à ce_soir|tout_à_l\'heure|cet_après-midi|ce_midi', 'à demain soir|matin|midi|à|au|chez|pour', 'à lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche', 'rendez-vous', 'rdv', '<shared> avec <you>',
  ],
  future: ['sera', 'vais', 'va', 'allons', 'hâte', 'impatient', 'impatiente', 'on se fait', 'prévu'],
  introducing: [
    'je <you> présente', 'je souhaite|voudrais|veux|tiens <you>? présenter', 'laisse-moi|laissez-moi|permets-moi|permettez-moi * présenter', 'voici mon|ma|notre * ami|amie|collègue|soeur|frère|femme|mari|compagnon|compagne|copain|copine|mère|père|fille|fils|voisin|voisine|cousin|cousine|patron|patronne', 'm\'a|m\'as|m\'avait|m\'avais|nous_a|nous_as|nous_avait|t\'a|vous_a|m\'ont|nous_ont * présenté|présentée|présentés|présentées', 'présenté|présentée|présentés|présentées à|par <name>?', 'merci de|pour m\'avoir|nous_avoir|l\'avoir|les_avoir présenté|présentée|présentés|présentées|mis_en_contact|mise_en_contact', 'merci pour la|cette|les mise_en_relation|présentations|mise_en_contact|introduction|intro', 'merci pour l\'intro|l\'introduction', 'vous devriez vous rencontrer|connaître|parler|voir', 'vous mets|mettre en contact|relation', 'mis|mise en contact|relation avec|par', 'rencontré|rencontrée|connu|connue grâce_à|par <you>',
  ],
  thanks: [
    'merci infiniment|mille_fois|du_fond|de_tout|encore_pour|du_coeur|beaucoup_pour|énormément|tellement', 'merci pour tout|ton|ta|tes|votre|vos|cette|la_belle|cette_belle|ces|ce_beau|ce_bon|la_super', 'merci de <you>? tout|m\'avoir|nous_avoir|ton|ta|votre|vos', 'mille mercis', 'mille fois merci', 'un|très|tout grand|immense merci', 'merci d\'être|d\'avoir|de_m\'avoir', 'très|tellement|infiniment|si|profondément reconnaissant|reconnaissante', 'je te|vous|t\'en remercie|suis_reconnaissant|suis_reconnaissante|suis_très', 'sans toi|vous je|on|nous|rien', 'ça me touche', 'touche beaucoup',
  ],
  not: ['ne', 'n\'', 'pas', 'jamais', 'sans', 'si', 's\'il', 'aurait', 'aurais', 'aimerais', 'aimerait', 'aimerions', 'voudrais', 'voudrait', 'serait', 'serais', 'faudrait', 'devrait', 'pourrait', 'peut-être', 'j\'espère', 'espère', 'espérons', 'en espérant', 'dommage', 'désolé', 'désolée', 'failli', 'presque', 'un jour', 'prochaine fois', 'dit', 'disait', 'rêvé', 'au lieu', 'avant de', 'est-ce que', 'quand', 'envie de', 'faut qu\'on', 'il faut'],
  online: ['en ligne', 'virtuel', 'virtuelle', 'virtuellement', 'visio', 'zoom', 'skype', 'teams', 'facetime', 'appel vidéo', 'vidéo', 'vidéos', 'stream', 'live', 'direct', 'épisode', 'podcast', 'webinaire', 'youtube', 'twitch', 'au téléphone', 'par téléphone', 'sur twitter', 'sur mastodon', 'sur facebook', 'discord', 'ici même', 'dans le chat', 'en rêve', 'à la télé', 'à la radio', 'saison', 'chapitre', 'émission', 'photo de', 'photos de'],
  days: {
    near: [
      [-2, ['avant-hier', 'avant-hier soir', 'avant hier']], [-1, ['hier', 'hier soir', 'hier matin', 'hier midi', 'hier après-midi', 'la nuit dernière', 'd\'hier', 'd\'hier soir']],
      [0, ['aujourd\'hui', 'ce soir', 'ce matin', 'ce midi', 'cet après-midi', 'tout à l\'heure', 'tantôt', 'dans une heure', 'à l\'instant']],
      [1, ['demain', 'demain soir', 'demain matin', 'demain midi', 'demain après-midi']], [2, ['après-demain', 'après demain']], [-7, ['il y a une semaine']], [7, ['dans une semaine']],
    ],
    about: [[3, ['l\'autre jour', 'l\'autre soir', 'cette semaine', 'il y a quelques jours', 'récemment']], [7, ['la semaine dernière', 'la semaine passée', 'le week-end dernier', 'ce week-end', 'le weekend dernier', 'ce weekend']], [14, ['il y a deux semaines', 'il y a quinze jours', 'il y a 15 jours']], [21, ['il y a trois semaines']], [30, ['le mois dernier', 'il y a un mois']]],
    none: ['le soir', 'bonsoir'],
    weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'], partOfDay: '',
    months: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'], monthFirst: false, of: 'de',
    ago: ['il y a # jours'], numbers: ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
  },
}
