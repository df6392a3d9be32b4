import type { ConductWords } from './en-conduct.ts';

/** What the pages of those who teach say about misconduct, in Spanish. */
export const conductWords: ConductWords = {
  conduct: {
    setting: 'Conducta',
    use: 'Las faltas de conducta se anotan y, si se repiten, ponen en pausa las preguntas',
    useWhat:
      'Lo que el filtro detiene (insultos, acoso, amenazas, contenido sexual, ayuda para copiar o para un delito, intentos de eludir las reglas del tutor) se anota con su tipo y su hora, nunca con lo escrito, y se le dice cada vez al estudiante. Tres anotaciones en siete días ponen sus preguntas en pausa dos días; una amenaza grave, siete. Todo lo demás sigue abierto, y quien esté en peligro siempre recibe respuesta.',
    useWhere:
      'Las anotaciones están en «Personas» y puede retirar cada una. Las preguntas ajenas al curso nunca cuentan, y una petición de ayuda nunca se anota aquí.',
    model: 'Un modelo de lenguaje mira también los mensajes de los que el filtro dudó',
    modelWhat:
      'Se le pregunta después de la respuesta y sobre pocos mensajes, y no se le dice quién los escribió. Lo que cuesta se carga al curso. Lo que encuentra espera a que usted lo vea y no tiene consecuencias antes, salvo que su institución haya decidido otra cosa. Solo funciona con el interruptor de arriba encendido.',
    title: 'Conducta',
    lead: 'Lo anotado en los mensajes de los estudiantes, por tipo y hora. Lo que escribieron queda entre ellos y el tutor. Unos dos de cada cien mensajes inofensivos se detienen por error: retire lo que se anotó sin razón.',
    switchedOff: 'En este curso no se anota la conducta. Un docente lo enciende en «Ajustes».',
    notAllowed: 'Quien administra este tutor lo ha apagado para todos los cursos.',
    none: 'No se ha anotado nada.',
    pauses: 'Preguntas en pausa ahora',
    notes: 'Anotaciones',
    nameless: 'Nombre no compartido por la plataforma',
    until: (name, when) => `${name}: hasta ${when}`,
    lift: 'Levantar la pausa',
    lifted: 'La pausa está levantada.',
    letCount: 'Que cuente',
    takeBack: 'Retirar',
    saidCounts: 'Ahora cuenta.',
    saidBack: 'Está retirada.',
    kinds: {
      inappropriate_language: 'Lenguaje ofensivo',
      violence: 'Violencia o amenazas',
      illegal: 'Ayuda con algo prohibido',
      sexual: 'Contenido sexual',
      off_topic: 'Un tema ajeno al curso',
      harassment: 'Acoso',
      self_harm: 'Una petición de ayuda',
      jailbreak_attempt: 'Un intento de eludir las reglas del tutor',
    },
    standings: {
      counts: 'cuenta',
      noted: 'anotado, sin consecuencias',
      waits: 'le espera, hasta entonces sin consecuencias',
      struck_out: 'retirado',
    },
  },
};
