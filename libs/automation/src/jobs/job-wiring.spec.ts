import { jobs, type JobHandler } from './jobs.js';
import { wireJobs } from './job-wiring.js';

const handler = (job: JobHandler['job']): JobHandler => ({ job, run: async () => undefined });

describe('the table of jobs', () => {
  it('gives each job its handler', () => {
    const wired = wireJobs(jobs, [handler('redeliver'), handler('deliver')]);
    expect([...wired.keys()].sort()).toEqual(Object.keys(jobs).sort());
    expect(wired.get('deliver')).toMatchObject({ spec: jobs.deliver, handler: { job: 'deliver' } });
  });

  it('refuses a job without a handler', () => {
    expect(() => wireJobs(jobs, [handler('deliver')])).toThrow('no handler for job redeliver');
  });

  it('refuses a job with two', () => {
    expect(() => wireJobs(jobs, [handler('deliver'), handler('redeliver'), handler('deliver')])).toThrow(
      'job deliver has two handlers',
    );
  });

  it('refuses a handler without a job', () => {
    const stray = { job: 'toString' as 'deliver', run: async () => undefined };
    expect(() => wireJobs(jobs, [handler('deliver'), handler('redeliver'), stray])).toThrow(
      'no job is called toString',
    );
  });

  it('names queues that both back ends accept', () => {
    for (const { queue } of Object.values(jobs)) expect(queue).toMatch(/^[a-z-]+$/);
  });
});
