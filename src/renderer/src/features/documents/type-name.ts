import { useI18n } from 'vue-i18n'
import type { AcceptedMediaType } from '#contract/inspection.ts'

const names: Record<AcceptedMediaType, string> = {
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/html': 'html',
  'text/plain': 'text',
}

/** What people call a media type; an unknown one keeps its own name. */
export function useTypeName(): (mediaType: string) => string {
  const { t } = useI18n()
  return (mediaType) => {
    const name = names[mediaType as AcceptedMediaType]
    return name === undefined ? mediaType : t(`documents.types.${name}`)
  }
}
