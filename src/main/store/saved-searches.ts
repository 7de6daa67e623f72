/** Holds for a saved view that searches for one of the candidates whose ids the SQL gives: by the whole name, an address or a number. */
export const searchesFor = (candidates: string): string => `EXISTS (
  SELECT 1 FROM (SELECT full_name AS word FROM candidate WHERE id IN (${candidates}) AND full_name LIKE '% %'
    UNION SELECT address FROM candidate_email WHERE candidate_id IN (${candidates})
    UNION SELECT written FROM candidate_phone WHERE candidate_id IN (${candidates}) AND length(written) > 5)
  WHERE instr(lower(saved_view.definition || ' ' || saved_view.name), lower(word)) > 0)`
