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
  consent_renewal: {
    subject: 'Ditt samtycke upphör {consent.expiresOn}: får vi hålla kontakten?',
    body: `Hej {candidate.givenName}

Du har samtyckt till att vi behåller din ansökan i vår talangpool, för att tänka på dig när ett jobb passar. Samtycket upphör {consent.expiresOn}.

Får vi behålla den längre? Svara ja eller nej på det här meddelandet. Hör vi inget tar vi det som ett nej och raderar det vi bara sparar för talangpoolen. Du kan när som helst ta tillbaka ditt samtycke.

Med vänliga hälsningar
{sender.name}`,
  },
  retention_notice: {
    subject: 'Vi raderar snart din ansökan: {opening.title}',
    body: `Hej {candidate.givenName}

Du har sökt tjänsten {opening.title} ({opening.requisitionNumber}) hos oss. Den {retention.dueOn} upphör tiden som vi sparar din ansökan. Då raderar vi den med alla handlingar.

Du behöver inte göra något. Vill du ha en kopia innan dess, eller att vi sparar den längre, svara på det här meddelandet.

Med vänliga hälsningar
{sender.name}`,
  },
  erasure_answer: {
    subject: 'Din begäran om radering',
    body: `Hej {candidate.fullName}

Den {request.askedOn} bad du oss att radera dina uppgifter. Det här är vårt svar:

{request.answer}

Om du inte håller med, svara på det här meddelandet. Du kan också klaga hos dataskyddsmyndigheten i ditt land och gå till domstol.

Med vänliga hälsningar
{sender.name}`,
  },
}
