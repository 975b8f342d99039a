/** The order in which files of one group are begun: what takes long first, lest one of them run alone at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Minutes each: the contracts of a target at each of its versions, every input of every target as its server reads it, every command cut short at each
 * of its steps, probes of many servers one after the other, or of one a thousand times, and a server whose every start takes ten seconds.
 */
const LONG =
  /\/(contract\/(exported|broken-twins|real-words|trafficserver\/trafficserver)|export\/injection|interop\/(cut-short\/\w+|killed)|lab\/lab|workflow\/watch-for-long)\.test\.ts$/
const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => group(a) - group(b) || Number(isLong(b)) - Number(isLong(a)))
  }
}
