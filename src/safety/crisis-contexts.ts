/** One thing that may show that somebody is in danger. */
export interface Sign {
  readonly name: string;
  readonly weight: number;
  readonly pattern: RegExp;
  /** What takes the sign back when the message holds it too. */
  readonly unless?: RegExp;
}

/** Talk of machines, and jokes that say of themselves that they are some. */
export const machines =
  /\b(?:process|thread|kernel|program|script|laptop|computer|phone|server|worker|robot|printer|battery|code|app|loop|query|animation|simulation)\b/;
export const joking = /\b(?:lol|lmao|rofl|haha\w*|xd|jk|just kidding)\b|😂|🤣/;
export const coursework =
  /\b(?:exercise|proof|integral|equation|homework|problem|chapter|assignment|formula|syntax|error|lecture|topic|task|matrix|derivative|function|sum|vector|code|essay|slide|question \d|part [a-d])s?\b/;
/** A question about a thing, such as nobody asks who means it. */
export const studyQuestion =
  /\b(?:what|why|how|which|where|when|can (?:you|we)|could you|is (?:it|there|the|this|that))\b(?! (?:else|for|is the point|is wrong with me|should i do|do i do|am i|can i do|is left))[^.!]{0,50}\b(?:is|are|was|does|do|mean|means|work|find|explain|go over|help me with|define|solve|calculate|choose|use|substitut\w+|rule|again|next|move on)\b(?!.{0,40}\b(?:die|dying|dead|alive|living|pills|myself|end it|life)\b)/;
/** Deaths as a subject: of figures, in figures. */
export const subject =
  /\b(?:chapter|lecture|novel|play|poem|character|study|studies|rates?|statistic\w*|theor\w+|soldiers|century|history|history class|according to|durkheim|process|thread)\b/;
export const idiomatic = new RegExp(`${joking.source}|${studyQuestion.source}`);
export const reckoning =
  /\b(?:velocity|speed|height|accelerat\w*|gravity|parachut\w*|bungee|m\/s|how fast|\d+ ?(?:m|meters?|metres?|feet|ft|km))\b/;
/** Hurt without meaning it. */
export const accident =
  /\b(?:lab|kitchen|cooking|accident\w*|by mistake|bandage|sport|football|bike)\b/;
