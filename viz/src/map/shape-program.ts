import { NodeProgram, type NodeProgramType, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

/** What a node's shape says: circle a method, square a model, diamond a benchmark, dot or sheet a paper. */
export const SHAPES = { circle: 0, square: 1, diamond: 2, dot: 3, sheet: 4 } as const;
export type Shape = keyof typeof SHAPES;

/** What the program reads of a node besides place, size and colour. */
export interface ShapeData extends NodeDisplayData {
  shape: number;
  /** Drawn as an outline over the ground: a generic name. */
  hollow: boolean;
  alpha: number;
  /** A trace of something hidden: seen, not met by the pointer. */
  inert: boolean;
}

// All shapes come from one program, so that one order of drawing holds for all of them. Each node is one point, as large as
// its shape: of a large graph's nodes every corner more would be worked out a hundred thousand times. Distances are in pixels.
const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_kind;
attribute float a_alpha;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixelRatio;

varying vec4 v_color;
varying float v_reach;
varying float v_radius;
varying float v_kind;
varying float v_alpha;

const float bias = 255.0 / 254.0;

void main() {
  // What is not drawn has no size; it lies outside of the picture, where it costs nothing.
  if (a_size == 0.0) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  float kind = mod(a_kind, 8.0);
  // A sheet keeps its size on the screen; the rest grows with the zoom.
  float radius = kind > 3.5 ? a_size : max(0.9, a_size / u_sizeRatio);
  // As far as the shape reaches, with its rim.
  float reach = kind > 1.5 && kind < 2.5 ? 1.24 * radius + 1.0 : radius;
  #ifdef PICKING_MODE
  reach += 2.0;
  #else
  reach += kind < 2.5 ? 1.7 : 0.7;
  #endif
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  gl_PointSize = 2.0 * reach * u_pixelRatio;
  v_reach = reach;
  v_radius = radius;
  v_kind = a_kind;
  v_alpha = a_alpha;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying float v_reach;
varying float v_radius;
varying float v_kind;
varying float v_alpha;

uniform vec3 u_ground;
uniform float u_pixelRatio;

float box(vec2 p, vec2 half_size, float corner) {
  vec2 q = abs(p) - half_size + corner;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

float outline(float kind, vec2 p, float r) {
  if (kind < 0.5 || (kind > 2.5 && kind < 3.5)) return length(p) - r;
  if (kind < 1.5) return box(p, vec2(0.9 * r), 0.4 * r);
  if (kind < 2.5) return (abs(p.x) + abs(p.y) - 1.24 * r) * 0.7071 ;
  float sheet = box(p, vec2(0.73, 1.0) * r, 0.12 * r);
  float fold = (p.x + p.y - 1.05 * r) * 0.7071;
  return max(sheet, fold);
}

void main() {
  bool inert = v_kind >= 16.0;
  float kind = mod(v_kind, 8.0);
  bool hollow = mod(v_kind, 16.0) >= 8.0;
  // From the middle, upwards and to the right. A point of the screen has no turn: shapes stay upright when the map is turned.
  vec2 place = vec2(2.0 * gl_PointCoord.x - 1.0, 1.0 - 2.0 * gl_PointCoord.y) * v_reach;
  float distance = outline(kind, place, v_radius);

  #ifdef PICKING_MODE
  // Small nodes are met from a little beside them.
  if (inert || distance > 2.0) discard;
  gl_FragColor = v_color;
  #else
  float soft = 0.6 / u_pixelRatio;
  float rim = kind < 2.5 ? 1.0 : 0.0;
  float inside = 1.0 - smoothstep(-soft, soft, distance);
  float outside = 1.0 - smoothstep(-soft, soft, distance - rim);
  vec3 fill = v_color.rgb;
  if (hollow) {
    float width = clamp(0.2 * v_radius, 1.3, 2.2);
    float core = 1.0 - smoothstep(-soft, soft, distance + width);
    fill = mix(v_color.rgb, u_ground, core);
  }
  if (kind > 3.5) {
    // The folded corner.
    float flap = max(-(place.x - 0.14 * v_radius), -(place.y - 0.41 * v_radius));
    fill = mix(fill, mix(v_color.rgb, u_ground, 0.55), 1.0 - smoothstep(-soft, soft, flap));
  }
  vec3 colour = mix(u_ground, fill, inside);
  float cover = outside * v_alpha;
  gl_FragColor = vec4(colour * cover, cover);
  #endif
}
`;

const UNIFORMS = ['u_sizeRatio', 'u_matrix', 'u_ground', 'u_pixelRatio'] as const;

/** @param ground the ground's colour as channels from 0 to 1, asked at every frame because the theme may change */
export function shapeProgram(ground: () => [number, number, number]): NodeProgramType {
  return class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, POINTS } = WebGLRenderingContext;
      return {
        VERTICES: 1,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: POINTS,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_kind', size: 1, type: FLOAT },
          { name: 'a_alpha', size: 1, type: FLOAT },
        ],
      };
    }

    processVisibleItem(nodeIndex: number, offset: number, data: NodeDisplayData): void {
      const node = data as ShapeData;
      const { array } = this;
      let at = offset;
      array[at++] = node.x;
      array[at++] = node.y;
      array[at++] = node.size;
      array[at++] = floatColor(node.color);
      array[at++] = nodeIndex;
      array[at++] = node.shape + (node.hollow ? 8 : 0) + (node.inert ? 16 : 0);
      array[at++] = node.alpha;
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
      gl.uniform1f(uniformLocations.u_sizeRatio!, params.sizeRatio);
      gl.uniform1f(uniformLocations.u_pixelRatio!, params.pixelRatio);
      gl.uniform3fv(uniformLocations.u_ground!, ground());
      gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, params.matrix);
    }
  };
}
