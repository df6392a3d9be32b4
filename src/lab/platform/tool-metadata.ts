import { z } from 'zod';

/** What a tool sends to register itself; each face judges for itself what must be there. */
export const toolMetadata = z.looseObject({
  response_types: z.array(z.string()).optional(),
  grant_types: z.array(z.string()).optional(),
  initiate_login_uri: z.url().optional(),
  redirect_uris: z.array(z.url()).optional(),
  client_name: z.string().optional(),
  jwks_uri: z.url().optional(),
  token_endpoint_auth_method: z.string().optional(),
  scope: z.string().optional(),
  'https://purl.imsglobal.org/spec/lti-tool-configuration': z
    .looseObject({
      domain: z.string().optional(),
      target_link_uri: z.url().optional(),
      description: z.string().optional(),
      claims: z.array(z.string()).optional(),
      custom_parameters: z.record(z.string(), z.string()).optional(),
      messages: z
        .array(
          z.looseObject({
            type: z.string(),
            target_link_uri: z.url().optional(),
            placements: z.array(z.string()).optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});
export type ToolMetadata = z.infer<typeof toolMetadata>;

export const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
