/** Swedish (du) for `locale.en.ts`, in its order. */
export default {
  switch: 'Word-dokument: sidor eller text',
  faces: { label: 'Visa som', layout: 'Sidor', reader: 'Text' },
  layout: 'Nära hur Word visar det. Typsnitt och sidbrytningar kan skilja sig.',
  reading: 'Text att läsa. Layouten finns på sidorna och i originalet.',
  simplified: 'Förenklad vy: text, rubriker och tabeller. Layout och bilder finns i originalet.',
  byOffice: 'Sidor gjorda av LibreOffice på den här datorn.',
  picturesLeftOut: 'En bild visas inte. | {count} bilder visas inte.',
  link: {
    title: 'Öppna länken utanför Haku?',
    body: '{address} skrevs in i dokumentet av avsändaren. Den som driver webbplatsen får veta att den öppnades.',
    confirm: 'Öppna länken',
  },
  fallback: {
    TOO_LONG: 'För långt för sidor: visas som text. Originalet finns kvar som det kom.',
    TOO_SLOW: 'Sidorna tog för lång tid, så texten visas. Originalet finns kvar som det kom.',
    OUT_OF_MEMORY: 'Sidorna krävde för mycket minne, så texten visas. Originalet finns kvar som det kom.',
    ZIP_LIMIT:
      'Filen skulle packas upp till mycket mer än ett dokument behöver, som vid ett angrepp. Därför visas bara texten som redan lästs.',
    ENCRYPTED: 'Filen är skyddad med lösenord. Texten som redan lästs visas.',
    OFFICE_SLOW:
      'LibreOffice tog längre än en minut och avbröts. Det här är Hakus egen vy; originalet finns kvar som det kom.',
    OFFICE_FAILED:
      'LibreOffice kunde inte göra sidor av dokumentet. Det här är Hakus egen vy; originalet finns kvar som det kom.',
    OFFICE_TOO_LARGE:
      'LibreOffice gjorde fler sidor än som kan visas. Det här är Hakus egen vy; originalet finns kvar som det kom.',
    OFFICE_ABSENT: 'LibreOffice finns inte längre på den här datorn. Det här är Hakus egen vy.',
    other: 'Sidorna kunde inte göras, så den näst bästa vyn visas. Originalet finns kvar som det kom.',
  },
  office: {
    title: 'Dokument',
    label: 'Visa Word-dokument som sidor gjorda av LibreOffice',
    hint: '.doc och .docx precis som de skrivs ut. Medan ett dokument omvandlas, högst en minut, ligger det okrypterat i en tillfällig mapp som bara ditt konto kan öppna; sedan tas mappen bort. Själva sidorna stannar i minnet. LibreOffice får inget nätverk där systemet tillåter det och kör inga makron.',
    found: 'LibreOffice hittades på',
    absent: 'LibreOffice hittades inte på den här datorn. Haku visar Word-dokument själv.',
    savedOn: 'Word-dokument visas som sidor gjorda av LibreOffice.',
    savedOff: 'Haku visar Word-dokument själv.',
  },
}
