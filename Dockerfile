# One image for every role. Built and run by an unprivileged user's rights.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node src/browser/build.ts && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
WORKDIR /app
# Nurseries of 16 MB, and what modules compile to is kept: see "Memory" in docs/operations.md.
ENV NODE_ENV=production \
  NODE_OPTIONS=--max-semi-space-size=16 \
  NODE_COMPILE_CACHE=/app/node_modules/.cache/preceptor-compiled
COPY --from=build --chown=node:node /app /app
# A volume that is mounted here is this user's; without the folder it would be root's.
RUN install --directory --owner=node --group=node /data
USER node
EXPOSE 4000
HEALTHCHECK CMD node -e "fetch('http://127.0.0.1:'+(process.env.PORT||4000)+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "src/main.ts"]
