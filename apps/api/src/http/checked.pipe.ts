import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ApiProblem } from './api.problem.js';
import { harmfulPart } from './harmless.body.js';
import { fieldProblems, unknownField } from './field.problems.js';

/**
 * Turns what came in into the declared class and checks it: once, and in one turn of the event loop. A property that the class
 * does not know is a fault, so nothing can be smuggled past it. Bodies answer 422, parameters 400.
 */
@Injectable()
export class CheckedPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type === 'custom' || metatype === undefined || isBuiltIn(metatype)) return value;
    if (type === 'body' && !isPlainObject(value)) {
      throw new ApiProblem('json-malformed');
    }
    const harmful = type === 'body' ? harmfulPart(value) : undefined;
    if (harmful !== undefined)
      throw new ApiProblem('field-invalid', { blanks: { count: 1 }, errors: [unknownField(harmful)] });
    const instance: object = plainToInstance(metatype as Type<object>, value ?? {});
    const errors = validateSync(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: false,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
    });
    if (errors.length === 0) return instance;
    const found = fieldProblems(errors, type);
    throw type === 'body'
      ? new ApiProblem('field-invalid', { blanks: { count: found.length }, errors: found })
      : new ApiProblem('request-invalid', { errors: found });
  }
}

function isBuiltIn(metatype: ArgumentMetadata['metatype']): boolean {
  return (
    metatype === String || metatype === Number || metatype === Boolean || metatype === Object || metatype === Array
  );
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
