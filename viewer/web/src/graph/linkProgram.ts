/** Numbers that describe one link to the graphics card: both ends, size, bend, radius of the node at the arrow (0: no arrow), colour. */
export const LINK_FLOATS = 8
/** So many links fill the rows of the texture that they lie in. */
export const LINKS_A_ROW = 1_024
const TEXEL = 4 // numbers
const ROW = 2_048 // texels, the least that every card can have in a row
const PARTS = { bodies: 0, heads: 1, hairlines: 2 } as const
const SEGMENTS = 12 // straight pieces of a bent link

// Everything is done in pixels: `u_matrix` leads to the clip space of the canvas, whose half sides are `u_half`.
const VERTEX = /* glsl */ `#version 300 es
#define ROW ${String(ROW)}
#define HEADS ${String(PARTS.heads)}
#define HAIRLINES ${String(PARTS.hairlines)}
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D u_links;
uniform mat3 u_matrix;
uniform vec2 u_half;
uniform float u_scale;
uniform float u_thinnest;
uniform int u_first;
uniform int u_segments;
uniform int u_part;
out vec4 v_color;
out float v_off;
out float v_reach;
const float LONG = 3.2;
const float WIDE = 2.6;
void main() {
  // Corners of triangles, six to a straight piece and three to a head; or the two ends of each piece of a hairline.
  int corners = u_part == HEADS ? 3 : (u_part == HAIRLINES ? 2 : 6) * u_segments;
  int link = u_first + gl_VertexID / corners;
  int corner = gl_VertexID % corners;
  int texel = 2 * link;
  ivec2 place = ivec2(texel % ROW, texel / ROW);
  vec4 ends = uintBitsToFloat(texelFetch(u_links, place, 0));
  uvec4 rest = texelFetch(u_links, place + ivec2(1, 0), 0);
  vec3 form = uintBitsToFloat(rest.xyz);
  vec4 colour = vec4(rest.w & 255u, (rest.w >> 8) & 255u, (rest.w >> 16) & 255u, rest.w >> 24) / 255.0;
  vec2 from = (u_matrix * vec3(ends.xy, 1.0)).xy * u_half;
  vec2 to = (u_matrix * vec3(ends.zw, 1.0)).xy * u_half;
  vec2 way = to - from;
  vec2 bow = from + way * 0.5 + form.y * vec2(-way.y, way.x);
  float far = max(length(way), 0.001);
  float thick = max(form.x * u_scale, u_thinnest);
  float radius = form.z * u_scale;
  float head = form.z > 0.0 ? min(LONG * thick, max(0.0, far - radius)) : 0.0;
  v_color = colour;
  v_off = 0.0;
  v_reach = 1e6;
  vec2 at;
  if (u_part == HEADS) {
    vec2 along = normalize(to - bow + vec2(1e-6, 0.0));
    vec2 tip = to - along * radius;
    vec2 across = vec2(-along.y, along.x) * WIDE * thick * 0.5;
    at = corner == 0 ? tip : tip - along * head + (corner == 1 ? across : -across);
    if (head == 0.0) at = to;
  } else if (u_part == HAIRLINES) {
    float t = float((corner + 1) / 2) / float(u_segments);
    at = mix(mix(from, bow, t), mix(bow, to, t), t);
  } else {
    float end = form.z > 0.0 ? clamp(1.0 - (radius + head) / far, 0.0, 1.0) : 1.0;
    // A piece is two triangles: left and right of its start, left of its end; and the other half.
    int of = corner % 6;
    bool isFar = of == 2 || of >= 4;
    float t = end * float(corner / 6 + (isFar ? 1 : 0)) / float(u_segments);
    vec2 on = mix(mix(from, bow, t), mix(bow, to, t), t);
    vec2 along = normalize(mix(bow - from, to - bow, t) + vec2(1e-6, 0.0));
    // Half a pixel more than the line, over which it fades.
    float reach = thick * 0.5 + 0.5;
    float side = of == 1 || of == 3 || of == 5 ? -1.0 : 1.0;
    at = on + vec2(-along.y, along.x) * side * reach;
    v_off = side * reach;
    v_reach = reach;
  }
  gl_Position = vec4(at / u_half, 0.0, 1.0);
}`

const FRAGMENT = /* glsl */ `#version 300 es
precision mediump float;
in vec4 v_color;
in highp float v_off;
in highp float v_reach;
out vec4 color;
void main() {
  color = v_color * clamp(v_reach - abs(v_off), 0.0, 1.0);
}`

/** What all links of one frame share. */
export interface LinkFrame {
  readonly matrix: Float32List
  /** In pixels of the page. */
  readonly width: number
  readonly height: number
  /** Pixels on screen that a pixel at full size has. */
  readonly scale: number
  readonly thinnest: number
  /** Draws all links as lines of one pixel, without heads. */
  readonly isCrowd: boolean
}

/** Links that lie one after another in the texture and are drawn alike. */
export interface LinkRun {
  readonly start: number
  readonly count: number
  readonly isBent: boolean
  readonly hasHeads: boolean
}

const UNIFORMS = ['u_matrix', 'u_half', 'u_scale', 'u_thinnest', 'u_first', 'u_segments', 'u_part'] as const

/**
 * Draws links by the graphics card, into a context that others draw in too. They lie in a texture, from which each corner of each triangle
 * reads its own: a hundred thousand are a handful of calls, and none is an instance, which takes a software renderer some thirty times as long.
 */
export class LinkProgram {
  readonly #gl: WebGL2RenderingContext
  readonly #program: WebGLProgram
  readonly #texture: WebGLTexture
  readonly #places: Readonly<Record<(typeof UNIFORMS)[number], WebGLUniformLocation | null>>

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl
    this.#texture = gl.createTexture()
    const program = gl.createProgram()
    for (const [kind, source] of [
      [gl.VERTEX_SHADER, VERTEX],
      [gl.FRAGMENT_SHADER, FRAGMENT],
    ] as const) {
      const shader = gl.createShader(kind)
      if (shader === null) throw new Error('this browser makes no shader')
      gl.shaderSource(shader, source)
      gl.compileShader(shader)
      gl.attachShader(program, shader)
    }
    gl.linkProgram(program)
    this.#program = program
    const at = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name)
    this.#places = Object.fromEntries(UNIFORMS.map((name) => [name, at(name)])) as Record<
      (typeof UNIFORMS)[number],
      WebGLUniformLocation | null
    > // one for each name
    gl.bindTexture(gl.TEXTURE_2D, this.#texture)
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST)
  }

  /** Takes whole rows of links: see `LINKS_A_ROW`. */
  load(numbers: Float32Array): void {
    const gl = this.#gl
    gl.bindTexture(gl.TEXTURE_2D, this.#texture)
    // As bits: a colour is four bytes in the place of a number.
    const bits = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length)
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32UI, ROW, numbers.length / TEXEL / ROW, 0, gl.RGBA_INTEGER, gl.UNSIGNED_INT, bits)
  }

  draw(frame: LinkFrame, runs: readonly LinkRun[]): void {
    const gl = this.#gl
    gl.useProgram(this.#program)
    gl.bindTexture(gl.TEXTURE_2D, this.#texture)
    gl.enable(gl.BLEND) // as sigma blends: colours come multiplied by their opacity
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight)
    gl.uniformMatrix3fv(this.#places.u_matrix, false, frame.matrix)
    gl.uniform2f(this.#places.u_half, frame.width / 2, frame.height / 2)
    gl.uniform1f(this.#places.u_scale, frame.scale)
    gl.uniform1f(this.#places.u_thinnest, frame.thinnest)
    for (const { start, count, isBent, hasHeads } of runs) {
      const segments = isBent ? SEGMENTS : 1
      gl.uniform1i(this.#places.u_first, start)
      gl.uniform1i(this.#places.u_segments, segments)
      const draw = (part: keyof typeof PARTS, mode: number, corners: number): void => {
        gl.uniform1i(this.#places.u_part, PARTS[part])
        gl.drawArrays(mode, 0, corners * count)
      }
      if (frame.isCrowd) draw('hairlines', gl.LINES, 2 * segments)
      else draw('bodies', gl.TRIANGLES, 6 * segments)
      if (hasHeads && !frame.isCrowd) draw('heads', gl.TRIANGLES, 3)
    }
  }

  /** Answers how long the card was busy with what was drawn until now, without waiting for it. */
  timed(): Promise<number> {
    const gl = this.#gl
    const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
    const since = performance.now()
    gl.flush()
    if (sync === null) return Promise.resolve(0)
    return new Promise((resolve) => {
      const look = (): void => {
        if (gl.isContextLost() || gl.getSyncParameter(sync, gl.SYNC_STATUS) === gl.SIGNALED) {
          gl.deleteSync(sync)
          resolve(performance.now() - since)
        } else setTimeout(look, 8)
      }
      setTimeout(look)
    })
  }
}
