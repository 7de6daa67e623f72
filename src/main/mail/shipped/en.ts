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
  consent_renewal: {
    subject: 'Your consent ends on {consent.expiresOn}: may we keep in touch?',
    body: `Dear {candidate.givenName},

You agreed that we keep your application in our talent pool, to think of you when a job fits. That consent ends on {consent.expiresOn}.

May we keep it for longer? Please answer this mail with yes or no. If we hear nothing, we take it as a no, and delete what we keep only for the talent pool. You can take your consent back at any time.

Kind regards
{sender.name}`,
  },
  retention_notice: {
    subject: 'We will soon delete your application: {opening.title}',
    body: `Dear {candidate.givenName},

You applied to us for {opening.title} ({opening.requisitionNumber}). On {retention.dueOn} the time is over for which we keep your application. Then we delete it with all its documents.

There is nothing that you have to do. If you want a copy before that, or would like us to keep it for longer, just answer this mail.

Kind regards
{sender.name}`,
  },
  erasure_answer: {
    subject: 'Your request for erasure',
    body: `Dear {candidate.fullName},

On {request.askedOn} you asked us to erase your data. This is our answer:

{request.answer}

If you do not agree, just answer this mail. You can also lodge a complaint with the data protection authority of your country, and go to court.

Kind regards
{sender.name}`,
  },
}
