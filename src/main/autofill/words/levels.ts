/** Words that say how well somebody speaks a language; folded (see fold.ts). */
export const LEVEL_WORDS = `
a1|a2|b1|b2|c1|c2
native|native speaker|native or bilingual|native or bilingual proficiency|mother tongue|first language|bilingual|fluent|full professional|full professional proficiency|professional working|professional working proficiency|professional|limited working|limited working proficiency|elementary|elementary proficiency|proficient|advanced|upper intermediate|intermediate|conversational|good|very good|excellent|working knowledge|business fluent|basic|basics|basic knowledge|beginner|fair|some
muttersprache|muttersprachler|muttersprachlich|zweisprachig|verhandlungssicher|fliessend|fließend|sehr gut|sehr gute kenntnisse|gut|gute kenntnisse|grundkenntnisse|fortgeschritten|mittelstufe|anfanger|konversationssicher|schulkenntnisse|erweiterte grundkenntnisse|muttersprachniveau|in wort und schrift
aidinkieli|kaksikielinen|erinomainen|kiitettava|sujuva|hyva|tyydyttava|kohtalainen|perustaidot|perusteet|alkeet|auttava|valttava
modersmal|tvasprakig|flytande|mycket god|mycket goda kunskaper|god|goda kunskaper|grundlaggande|grundlaggande kunskaper|nyborjare|medel|obehindrat
langue maternelle|bilingue|courant|avance|intermediaire|notions|debutant|lu ecrit parle
lengua materna|nativo|fluido|avanzado|medio|intermedio|basico|bilingue
madrelingua|fluente|ottimo|buono|avanzato|scolastico|base
moedertaal|vloeiend|goed|gevorderd|basis|uitstekend
`
  .split(/[\n|]/)
  .map((word) => word.trim())
  .filter((word) => word !== '')
