/** The order in which files of one group are begun: what takes long first, lest one of them run alone at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The contracts of a target at each of its versions, and every input of every target as its server reads it: minutes each. */
const LONG = /\/(contract\/exported|export\/injection)\.test\.ts$/
const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => group(a) - group(b) || Number(isLong(b)) - Number(isLong(a)))
  }
}
