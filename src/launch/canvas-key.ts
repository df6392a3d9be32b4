import { z } from 'zod';
import { toolAddresses } from './tool-addresses.ts';
import {
  customParameters,
  placementNames,
  placements,
  privacyLevels,
  serviceScopes,
} from './tool-wishes.ts';

/** How an institution's key may differ from the usual one. */
export const canvasKeyOptions = z.object({
  privacy: z.enum(privacyLevels).default('public'),
  placements: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(placementNames)).min(1))
    .optional(),
  tenant: z.uuid().optional(),
});
type CanvasKeyOptions = z.infer<typeof canvasKeyOptions>;

/** The JSON of a Canvas developer key (as Canvas documents it); `tenant` names it where several share us. */
export function canvasKey(
  publicUrl: string,
  { privacy, placements: chosen = placementNames }: CanvasKeyOptions,
  tenant?: { readonly id: string; readonly name: string },
): Readonly<Record<string, unknown>> {
  const tool = toolAddresses(publicUrl);
  return {
    title: tenant ? `Preceptor for ${tenant.name}` : 'Preceptor',
    description: 'A tutor that knows the course and shows where it is written.',
    oidc_initiation_url: tool.login,
    target_link_uri: tool.launch,
    public_jwk_url: tool.keys,
    scopes: Object.keys(serviceScopes),
    custom_fields: customParameters.canvas,
    extensions: [
      {
        domain: tool.host,
        tool_id: tenant ? `preceptor-${tenant.id}` : 'preceptor',
        platform: 'canvas.instructure.com',
        privacy_level: privacy,
        settings: {
          text: 'Tutor',
          placements: chosen.map((placement) => ({
            placement,
            message_type: placements[placement].message,
            target_link_uri: tool.launch,
            text: placements[placement].label,
            enabled: true,
          })),
        },
      },
    ],
  };
}
