import type { ShippedKind, Words } from './templates.ts'

export const sv: Record<ShippedKind, Words> = {
  rejection: {
    subject: 'Din ansökan: {opening.title}',
    body: `Hej {candidate.givenName}

Tack för att du sökte tjänsten {opening.title} ({opening.requisitionNumber}) och för tiden du lade ner på din ansökan.

Vi har beslutat att gå vidare med andra sökande den här gången. Beslutet var inte lätt, och vi uppskattar ditt intresse för oss.

Vi önskar dig allt gott framöver.

Vänliga hälsningar
{sender.name}`,
  },
  confirmation: {
    subject: 'Vi har fått din ansökan: {opening.title}',
    body: `Hej {candidate.givenName}

Tack för att du sökte tjänsten {opening.title} ({opening.requisitionNumber}). Din ansökan har kommit fram.

Vi läser varje ansökan och skriver till dig så snart vi kan säga mer. Om något ändras för din del är det bara att svara på det här mejlet.

Vänliga hälsningar
{sender.name}`,
  },
  withdrawal: {
    subject: 'Din ansökan är återtagen: {opening.title}',
    body: `Hej {candidate.givenName}

Som du bad om har vi återtagit din ansökan till tjänsten {opening.title} ({opening.requisitionNumber}).

Tack för att du hörde av dig. Om du ändrar dig är du välkommen att söka igen.

Vänliga hälsningar
{sender.name}`,
  },
  talent_pool: {
    subject: 'Får vi hålla kontakten?',
    body: `Hej {candidate.givenName}

Tack för att du sökte tjänsten {opening.title}. Vi kunde inte erbjuda dig det här jobbet, men vi vill gärna tänka på dig när något annat passar.

För det skulle vi behålla din ansökan i vår talangpool. Går det bra? Svara ja eller nej på det här mejlet. Du kan när som helst ta tillbaka ditt samtycke, och vi frågar igen innan det går ut.

Vänliga hälsningar
{sender.name}`,
  },
}
