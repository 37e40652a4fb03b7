import { NothingDrawn, UnderNodes } from './patient.ts'
import { ShapeProgram } from './shapes.ts'

const ROOMY = 600 // pixels: the shorter side from which on nodes have their full size

const MANY = 2_000 // nodes beyond which they shrink, or they would hide one another and all edges

/** How much smaller things are drawn where there is little room, or much to show in it. */
export const shrinkFor = (width: number, height: number, nodes: number): number =>
  Math.max(1, ROOMY / Math.max(1, Math.min(width, height))) * Math.max(1, Math.sqrt(nodes / MANY))

/** Sigma's settings that never change: its program, its borders, and that edges and labels are drawn by ourselves. */
export const fixedSettings = () => ({
  // In the order in which they are drawn. Sigma's own programs stand aside: each would be compiled, and the page wait for it.
  nodeProgramClasses: { circle: UnderNodes, shape: ShapeProgram },
  nodeHoverProgramClasses: { circle: NothingDrawn, shape: NothingDrawn },
  edgeProgramClasses: { line: NothingDrawn, arrow: NothingDrawn },
  defaultNodeType: 'shape',
  renderLabels: false,
  zIndex: true,
  stagePadding: 40,
  enableCameraRotation: false, // two fingers zoom; names stand upright, and so does what is under them
  minCameraRatio: 0.02,
  maxCameraRatio: 3,
  defaultDrawNodeHover: () => undefined,
  allowInvalidContainer: true,
})
