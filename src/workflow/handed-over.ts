/** Tells which paths stand for what another program has opened for this process. Opens nothing. */

/** Whether an absolute path is one of a file that lies in no folder of its own, and is gone with this process. Pure. */
export const isHandedOver = (path: string): boolean => /^\/(?:dev\/(?:stdin$|fd\/)|proc\/)/.test(path)
