# Everything but this image comes from the npm registry: the Node that Dateline runs on, too.
FROM node:22-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY bin ./bin
RUN npm ci --omit=dev
COPY . .
RUN mkdir /data && chown node /data
USER node
ENV DATELINE_DATA=/data HOST=0.0.0.0
VOLUME /data
EXPOSE 3000
# The process hears the signals of the container itself, not by way of npm.
CMD ["node", "bin/dateline.js", "start"]
