import type { LayoutAdapter } from '../layout-adapter.ts'
/** Known layout families, tried in order. */
export const layoutAdapters: readonly LayoutAdapter[] = []
