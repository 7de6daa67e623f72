import { useI18n } from 'vue-i18n'
import type { GroupBy } from '#contract/applications.ts'
import { useFormat } from '../../app/format.ts'
import type { ListGroup } from './group-layout.ts'

/** What the head of a group says. */
export function useGroupNames(): (by: GroupBy, group: ListGroup) => string {
  const { t } = useI18n()
  const format = useFormat()
  return (by, { key, name }) => {
    if (name !== null) return name
    switch (by) {
      case 'stage':
        return t(`openings.stages.kinds.${key}`)
      case 'source':
        return t(`applications.source.${key}`)
      case 'assignee':
        return t('applications.list.nobody')
      case 'month':
        return format.month(key)
      default:
        return key
    }
  }
}
