import type { ShippedKind, Words } from './templates.ts'

export const de: Record<ShippedKind, Words> = {
  rejection: {
    subject: 'Ihre Bewerbung: {opening.title}',
    body: `Guten Tag {candidate.fullName}

vielen Dank für Ihre Bewerbung auf die Stelle {opening.title} ({opening.requisitionNumber}) und für die Zeit, die Sie sich dafür genommen haben.

Wir haben uns diesmal für andere Bewerbungen entschieden. Die Entscheidung ist uns nicht leichtgefallen, und wir danken Ihnen für Ihr Interesse an uns.

Für Ihren weiteren Weg wünschen wir Ihnen alles Gute.

Freundliche Grüße
{sender.name}`,
  },
  confirmation: {
    subject: 'Ihre Bewerbung ist angekommen: {opening.title}',
    body: `Guten Tag {candidate.fullName}

vielen Dank für Ihre Bewerbung auf die Stelle {opening.title} ({opening.requisitionNumber}). Sie ist bei uns angekommen.

Wir lesen jede Bewerbung und schreiben Ihnen, sobald wir mehr sagen können. Wenn sich bei Ihnen etwas ändert, antworten Sie einfach auf diese Nachricht.

Freundliche Grüße
{sender.name}`,
  },
  withdrawal: {
    subject: 'Ihre Bewerbung ist zurückgezogen: {opening.title}',
    body: `Guten Tag {candidate.fullName}

wie von Ihnen gewünscht haben wir Ihre Bewerbung auf die Stelle {opening.title} ({opening.requisitionNumber}) zurückgezogen.

Danke, dass Sie uns Bescheid gegeben haben. Wenn Sie es sich anders überlegen, können Sie sich gern wieder bewerben.

Freundliche Grüße
{sender.name}`,
  },
  talent_pool: {
    subject: 'Dürfen wir in Kontakt bleiben?',
    body: `Guten Tag {candidate.fullName}

vielen Dank für Ihre Bewerbung auf die Stelle {opening.title}. Diese Stelle konnten wir Ihnen nicht anbieten, aber wir würden gern an Sie denken, wenn eine andere zu Ihnen passt.

Dafür würden wir Ihre Bewerbung in unserem Talentpool behalten. Sind Sie einverstanden? Bitte antworten Sie auf diese Nachricht mit Ja oder Nein. Sie können Ihre Einwilligung jederzeit widerrufen, und bevor sie abläuft, fragen wir Sie wieder.

Freundliche Grüße
{sender.name}`,
  },
  consent_renewal: {
    subject: 'Ihre Einwilligung endet am {consent.expiresOn}: Dürfen wir in Kontakt bleiben?',
    body: `Guten Tag {candidate.fullName}

Sie haben eingewilligt, dass wir Ihre Bewerbung in unserem Talentpool behalten, um an Sie zu denken, wenn eine Stelle passt. Diese Einwilligung endet am {consent.expiresOn}.

Dürfen wir sie länger behalten? Bitte antworten Sie auf diese Nachricht mit Ja oder Nein. Hören wir nichts von Ihnen, verstehen wir das als Nein und löschen, was wir nur für den Talentpool aufbewahren. Sie können Ihre Einwilligung jederzeit widerrufen.

Freundliche Grüße
{sender.name}`,
  },
  retention_notice: {
    subject: 'Wir löschen bald Ihre Bewerbung: {opening.title}',
    body: `Guten Tag {candidate.fullName}

Sie haben sich bei uns auf die Stelle {opening.title} ({opening.requisitionNumber}) beworben. Am {retention.dueOn} endet die Zeit, für die wir Ihre Bewerbung aufbewahren. Dann löschen wir sie mit allen Unterlagen.

Sie brauchen nichts zu tun. Wenn Sie vorher eine Kopie möchten oder wir sie länger behalten sollen, antworten Sie einfach auf diese Nachricht.

Freundliche Grüße
{sender.name}`,
  },
  erasure_answer: {
    subject: 'Ihr Antrag auf Löschung',
    body: `Guten Tag {candidate.fullName}

am {request.askedOn} haben Sie uns gebeten, Ihre Daten zu löschen. Das ist unsere Antwort:

{request.answer}

Wenn Sie damit nicht einverstanden sind, antworten Sie einfach auf diese Nachricht. Sie können sich auch bei der Datenschutzaufsicht Ihres Landes beschweren und vor Gericht gehen.

Freundliche Grüße
{sender.name}`,
  },
}
