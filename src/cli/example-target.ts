/** The target that `demo` starts, and that help and advice show: its program is what runs us, so it is there for certain. */
export const EXAMPLE_TARGET = 'node'
