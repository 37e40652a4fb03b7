import type Sigma from 'sigma'
import { NodeProgram } from 'sigma/rendering'
import type { ProgramInfo } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import type { ENTITY_TYPES } from '../../../../graph/schema.ts'
import type { EntityType } from '../../../../graph/schema.ts'
import type { DrawnNode } from './drawing.ts'

type Shape = (typeof ENTITY_TYPES)[EntityType]['shape']

/** Codes that the fragment shader branches on. */
export const SHAPES = { circle: 0, square: 1, diamond: 2, hexagon: 3, triangle: 4, star: 5, pentagon: 6 } as const satisfies Record<
  Shape,
  number
>

/** What a node carries besides sigma's own display data. */
export interface ShapedNode {
  readonly shape: number
  /** Colour of the rim, and its width in pixels. */
  readonly rim: string
  readonly rimSize: number
}

const UNIFORMS = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'] as const
const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext

// A triangle around the shape, as in sigma's own circle, and no larger than the shape needs: corners of stars and triangles reach further out.
const VERTEX = /* glsl */ `
attribute vec4 a_color;
attribute vec4 a_rim;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_rimSize;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_at;
varying float v_pixel;
varying float v_shape;
varying float v_rimSize;
const float bias = 255.0 / 254.0;
void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  float reach = a_shape < 0.5 ? 1.0 : a_shape < 2.5 ? 1.26 : a_shape < 3.5 ? 1.1 : a_shape < 5.5 ? 1.56 : 1.16;
  // The corners of a triangle are twice as far as its sides.
  float corner = 2.0 * (reach + (a_rimSize + 1.0) * u_correctionRatio * 2.0 / radius);
  vec2 offset = corner * radius * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);
  v_at = offset / radius;
  v_pixel = u_correctionRatio * 2.0 / radius;
  v_shape = a_shape;
  v_rimSize = a_rimSize;
  v_rim = a_rim;
  v_color = a_color;
  v_color.a *= bias;
}`

// Signed distances in units of the radius, scaled so that all shapes cover the same area as the circle. Star: Inigo Quilez,
// https://iquilezles.org/articles/distfunctions2d/
const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_at;
varying float v_pixel;
varying float v_shape;
varying float v_rimSize;
float star(vec2 p, float r, float waist) {
  const vec2 k1 = vec2(0.809016994375, -0.587785252292);
  const vec2 k2 = vec2(-0.809016994375, -0.587785252292);
  p.x = abs(p.x);
  p -= 2.0 * max(dot(k1, p), 0.0) * k1;
  p -= 2.0 * max(dot(k2, p), 0.0) * k2;
  p.x = abs(p.x);
  p.y -= r;
  vec2 edge = waist * vec2(-k1.y, k1.x) - vec2(0.0, 1.0);
  float h = clamp(dot(p, edge) / dot(edge, edge), 0.0, r);
  return length(p - edge * h) * sign(p.y * edge.x - p.x * edge.y);
}
float shape(vec2 p) {
  // Straight sides by the directions they face: angles would take far longer where no graphics card helps.
  vec2 q = abs(p);
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return max(q.x, q.y) - 0.886;
  if (v_shape < 2.5) return (q.x + q.y) * 0.7071 - 0.886;
  if (v_shape < 3.5) return max(q.y, 0.866 * q.x + 0.5 * q.y) - 0.952;
  if (v_shape < 4.5) return max(-p.y - 0.1, 0.866 * q.x + 0.5 * (p.y + 0.1)) - 0.76;
  if (v_shape < 5.5) return star(p, 1.5, 0.5);
  return max(max(-p.y, 0.951 * q.x - 0.309 * p.y), 0.588 * q.x + 0.809 * p.y) - 0.93;
}
void main() {
  float d = shape(v_at);
  float outer = 1.0 - smoothstep(-0.5 * v_pixel, 0.5 * v_pixel, d - v_rimSize * v_pixel);
  float inner = 1.0 - smoothstep(-0.5 * v_pixel, 0.5 * v_pixel, d);
  vec4 ground = mix(vec4(0.0), v_rim, v_rimSize > 0.0 ? outer : 0.0);
  gl_FragColor = mix(ground, v_color, inner);
}`

const CORNERS = [0, (2 * Math.PI) / 3, (4 * Math.PI) / 3] as const // of the triangle around a shape

/** Draws every type's shape in one pass, so that nodes cover one another by rank and not by type. */
export class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number], DrawnNode> {
  constructor(gl: WebGLRenderingContext, _: WebGLFramebuffer | null, renderer: Sigma<DrawnNode>) {
    super(gl, null, renderer) // not drawn once more to be found: see spots.ts
  }

  override getDefinition() {
    return {
      VERTICES: CORNERS.length,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_shape', size: 1, type: FLOAT },
        { name: 'a_rimSize', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_rim', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_angle', size: 1, type: FLOAT },
      ],
    }
  }

  override processVisibleItem(_: number, startIndex: number, data: NodeDisplayData & ShapedNode): void {
    const { array } = this
    const [colour, rim] = [floatColor(data.color), floatColor(data.rim)]
    let at = startIndex
    // Corner by corner and not as instances, which take a software renderer some thirty times as long.
    for (const angle of CORNERS) {
      array[at++] = data.x
      array[at++] = data.y
      array[at++] = data.size
      array[at++] = data.shape
      array[at++] = data.rimSize
      array[at++] = colour
      array[at++] = rim
      array[at++] = angle
    }
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations['u_correctionRatio'] ?? null, params.correctionRatio)
    gl.uniform1f(uniformLocations['u_sizeRatio'] ?? null, params.sizeRatio)
    gl.uniformMatrix3fv(uniformLocations['u_matrix'] ?? null, false, params.matrix)
  }
}
