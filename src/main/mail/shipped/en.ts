import type { ShippedKind, Words } from './templates.ts'

export const en: Record<ShippedKind, Words> = {
  rejection: {
    subject: 'Your application: {opening.title}',
    body: `Dear {candidate.givenName},

Thank you for applying for {opening.title} ({opening.requisitionNumber}) and for the time you put into it.

We have decided to go on with other candidates this time. That was no easy decision, and we appreciate your interest in working with us.

We wish you all the best.

Kind regards
{sender.name}`,
  },
  confirmation: {
    subject: 'We have received your application: {opening.title}',
    body: `Dear {candidate.givenName},

Thank you for applying for {opening.title} ({opening.requisitionNumber}). Your application has arrived.

We read every application, and will write to you as soon as we can say more. If something changes on your side, just answer this mail.

Kind regards
{sender.name}`,
  },
  withdrawal: {
    subject: 'Your application has been withdrawn: {opening.title}',
    body: `Dear {candidate.givenName},

As you asked, we have withdrawn your application for {opening.title} ({opening.requisitionNumber}).

Thank you for letting us know. Should you change your mind, you are welcome to apply again.

Kind regards
{sender.name}`,
  },
  talent_pool: {
    subject: 'May we keep in touch?',
    body: `Dear {candidate.givenName},

Thank you for applying for {opening.title}. We could not offer you this job, but we would like to think of you when another one fits.

For that we would keep your application in our talent pool. May we? Please answer this mail with yes or no. You can take your consent back at any time, and we ask again before it runs out.

Kind regards
{sender.name}`,
  },
}
